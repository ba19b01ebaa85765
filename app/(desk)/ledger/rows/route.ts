import { loadLedgerRowsAcross } from "@/lib/tasks/query/loaders";
import { paramsOf } from "@/lib/tasks/schema";

/** The rows of the table across plans that come after those it has been sent. */
export async function GET(request: Request): Promise<Response> {
  const rows = await loadLedgerRowsAcross(paramsOf(new URL(request.url).searchParams));
  return Response.json(rows, { headers: { "cache-control": "no-store" } });
}
