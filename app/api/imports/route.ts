import { answerProgress } from "@/lib/imports/stages/progress";
import { receiveUpload } from "@/lib/imports/stages/upload";

const headers = { "cache-control": "no-store" };

/** Where imports stand, for pages that wait for them to be read. */
export async function GET(request: Request): Promise<Response> {
  const { status, body } = await answerProgress(request);
  return Response.json(body, { status, headers });
}

/** A document as the raw body; answers with the imports that it became, or with the reason why there is none. */
export async function POST(request: Request): Promise<Response> {
  const { status, body } = await receiveUpload(request);
  return Response.json(body, { status, headers });
}
