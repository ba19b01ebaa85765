import { loadDivisionFile } from "@/lib/exports/loaders";
import { download } from "@/lib/exports/response";

/** The official table of who does what, of the tasks that the matrix shows under the address. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return download(await loadDivisionFile(id, Object.fromEntries(new URL(request.url).searchParams)));
}
