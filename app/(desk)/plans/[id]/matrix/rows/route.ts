import { loadMatrixRows } from "@/lib/assignments/loaders";

/** The rows of the matrix that come after those it has been sent. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/plans/[id]/matrix/rows">,
): Promise<Response> {
  const { id } = await params;
  const rows = await loadMatrixRows(id, Object.fromEntries(new URL(request.url).searchParams));
  return Response.json(rows, { headers: { "cache-control": "no-store" } });
}
