import { libraryPart } from "@/lib/extract/pdf/parts";

/** Parts of the PDF library that the browser needs to draw pages; the same for everybody. The version keeps caches apart. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ version: string; folder: string; file: string }> },
) {
  const { folder, file } = await params;
  const part = await libraryPart(folder, file);
  if (!part) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  return new Response(new Uint8Array(part.bytes), {
    headers: {
      "content-type": part.type,
      "content-length": String(part.bytes.byteLength),
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=31536000, immutable",
    },
  });
}
