import { loadDocumentPlaces } from "@/lib/dashboards/document/loaders";
import { paramsOf } from "@/lib/tasks/schema";

/** Where words stand in the document. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const places = await loadDocumentPlaces(id, paramsOf(new URL(request.url).searchParams));
  return Response.json(places, { headers: { "cache-control": "no-store" } });
}
