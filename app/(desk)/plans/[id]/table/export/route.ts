import { loadLedgerFile } from "@/lib/exports/loaders";
import { download } from "@/lib/exports/response";
import { paramsOf } from "@/lib/tasks/schema";

/** The ledger as a file, as the address filters and sorts it; with `ids`, only those tasks of it. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return download(await loadLedgerFile(id, paramsOf(new URL(request.url).searchParams)));
}
