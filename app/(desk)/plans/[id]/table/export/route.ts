import { loadLedgerCsv } from "@/lib/tasks/loaders";

/** The working table as a file, as the address filters and sorts it; with `ids`, only those tasks of it. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { fileName, text } = await loadLedgerCsv(id, Object.fromEntries(new URL(request.url).searchParams));
  return new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="ledger.csv"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "cache-control": "no-store",
    },
  });
}
