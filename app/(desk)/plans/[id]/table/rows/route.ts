import { loadLedgerRows } from "@/lib/tasks/loaders";
import { paramsOf } from "@/lib/tasks/schema";

/** The rows of the table that come after those it has been sent. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const rows = await loadLedgerRows(id, paramsOf(new URL(request.url).searchParams));
  return Response.json(rows, { headers: { "cache-control": "no-store" } });
}
