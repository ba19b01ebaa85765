import { loadEvidenceFile } from "@/lib/evidence/loaders";

/** A file that was handed in. Whoever may not see it gets the answer for what does not exist. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const file = await loadEvidenceFile(id);
  if (!file) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  return new Response(file.bytes, { headers: file.headers });
}
