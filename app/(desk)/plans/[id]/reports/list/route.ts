import { loadLackingCsv } from "@/lib/periods/loaders";

/** Who was late or missing in a period, as a file. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { fileName, text } = await loadLackingCsv(id, new URL(request.url).searchParams.get("period"));
  return new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="list.csv"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "cache-control": "no-store",
    },
  });
}
