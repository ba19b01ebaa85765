import { quickSearch } from "@/lib/search/loaders";

/** What the search box finds while somebody types; refusals come as those of actions do. */
export async function GET(request: Request): Promise<Response> {
  const result = await quickSearch(new URL(request.url).searchParams.get("q"));
  return Response.json(result, { headers: { "cache-control": "no-store" } });
}
