import { loadOriginal } from "@/lib/plans/loaders";

/** The file as it was uploaded, that of an earlier edition under ?edition=, to be saved and never shown: it may be a page of somebody else's. */
export async function GET(request: Request, { params }: RouteContext<"/plans/[id]/document/original">) {
  const edition = new URL(request.url).searchParams.get("edition");
  const file = await loadOriginal((await params).id, edition);
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
