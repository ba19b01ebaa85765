import { originalFile } from "@/lib/plans/loaders";

/** The file as it was uploaded, to be saved and never shown: it may be a page of somebody else's. */
export async function GET(_request: Request, { params }: RouteContext<"/plans/[id]/document/original">) {
  const file = await originalFile((await params).id);
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="original.${file.extension}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      "content-length": String(file.bytes.byteLength),
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, no-store",
    },
  });
}
