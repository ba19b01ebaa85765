import { loadCards } from "@/lib/tasks/board/loaders";
import { paramsOf } from "@/lib/tasks/schema";

/** The cards of a column that come after those it has been sent. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const rows = await loadCards(id, paramsOf(new URL(request.url).searchParams));
  return Response.json(rows, { headers: { "cache-control": "no-store" } });
}
