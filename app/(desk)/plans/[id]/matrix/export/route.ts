import { loadDivisionFile } from "@/lib/exports/loaders";
import { download } from "@/lib/exports/response";
import { paramsOf } from "@/lib/tasks/schema";

/** The official table of who does what, of the tasks that the matrix shows under the address. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return download(await loadDivisionFile(id, paramsOf(new URL(request.url).searchParams)));
}
