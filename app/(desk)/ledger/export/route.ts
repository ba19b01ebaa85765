import { loadLedgerFileAcross } from "@/lib/exports/loaders";
import { download } from "@/lib/exports/response";
import { paramsOf } from "@/lib/tasks/schema";

/** The tasks of all plans as a file, as the address filters and sorts them; with `ids`, only those tasks of them. */
export async function GET(request: Request): Promise<Response> {
  return download(await loadLedgerFileAcross(paramsOf(new URL(request.url).searchParams)));
}
