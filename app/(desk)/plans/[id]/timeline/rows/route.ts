import { paramsOf } from "@/lib/tasks/schema";
import { loadTimelineRows } from "@/lib/timeline/loaders";

/** The bars of the timeline that come after those it has been sent. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const rows = await loadTimelineRows(id, paramsOf(new URL(request.url).searchParams));
  return Response.json(rows, { headers: { "cache-control": "no-store" } });
}
