import { loadCountedViews } from "@/lib/views/loaders";

/** The saved views of a plan with their counts, asked for when their menu is opened. */
export async function GET(request: Request): Promise<Response> {
  const result = await loadCountedViews(new URL(request.url).searchParams.get("plan"));
  return Response.json(result, { headers: { "cache-control": "no-store" } });
}
