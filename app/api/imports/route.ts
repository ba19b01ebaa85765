import { receiveUpload } from "@/lib/imports/stages/upload";

/** A document as the raw body; answers with the import to check, or with the reason why there is none. */
export async function POST(request: Request): Promise<Response> {
  const { status, body } = await receiveUpload(request);
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
