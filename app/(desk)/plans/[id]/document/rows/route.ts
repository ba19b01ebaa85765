import { loadDocumentWindows } from "@/lib/dashboards/document/loaders";
import { paramsOf } from "@/lib/tasks/schema";

/** The parts of the document that the page did not come with. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const windows = await loadDocumentWindows(id, paramsOf(new URL(request.url).searchParams));
  return Response.json(windows, { headers: { "cache-control": "no-store" } });
}
