import { type ActionDefinition, perform } from "@/lib/auth/action";
import { requireActor } from "@/lib/auth/session";
import { AppError, type ErrorCode, type ErrorParams } from "@/lib/errors";
import { actingFor, createImport } from "../mutations";
import { mayImport } from "../policy";
import { uploadInput } from "../schema";
import { largestUpload, uploadNameHeader } from "../types";
import { tooLarge } from "./read";

/** What the browser gets: the import to go on with, or why there is none. */
export type UploadAnswer = { id: string } | { error: { code: ErrorCode; params: ErrorParams } };

/** Behind the same gates as an action; the route hands it the bytes. */
export const uploadDefinition: ActionDefinition<typeof uploadInput, { id: string }> = {
  name: "import.upload",
  input: uploadInput,
  allow: mayImport,
  run: (actor, upload, now) => createImport(actingFor(actor), upload, now),
};

const statusOf: Partial<Record<ErrorCode, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  documentTooLarge: 413,
  tooManyRequests: 429,
  unexpected: 500,
};

/** Takes a document as the raw body of a request: whose it is, whether they may, its size while it arrives, then the reading. */
export async function receiveUpload(request: Request): Promise<{ status: number; body: UploadAnswer }> {
  try {
    if (!isSameOrigin(request)) throw new AppError("forbidden");
    const actor = await requireActor();
    // Asked before the body is taken in, so that nobody else can fill the server's memory.
    if (!mayImport(actor)) throw new AppError("forbidden");
    const bytes = await readBody(request);
    const upload = { fileName: fileNameOf(request), bytes };
    return { status: 201, body: await perform(uploadDefinition, actor, upload, new Date()) };
  } catch (error) {
    if (error instanceof AppError) {
      return {
        status: statusOf[error.code] ?? 422,
        body: { error: { code: error.code, params: error.params } },
      };
    }
    console.error("upload failed", error);
    return { status: 500, body: { error: { code: "unexpected", params: {} } } };
  }
}

/** A form on another site cannot upload in the name of somebody who is signed in here. */
function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}

function fileNameOf(request: Request): string {
  const name = request.headers.get(uploadNameHeader) ?? "";
  try {
    return decodeURIComponent(name).slice(-255);
  } catch {
    return name.slice(-255);
  }
}

/** How much more than the limit is still taken in and thrown away, so that the browser hears the answer. */
const drained = 4 * largestUpload;

async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > drained) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > drained) {
      await reader.cancel();
      break;
    }
    if (size <= largestUpload) chunks.push(value);
    else chunks.length = 0;
  }
  if (Math.max(size, announced) > largestUpload) throw tooLarge();
  // What stands between may pass on only the beginning; half a document must not be taken for a whole one.
  if (size < announced) throw new AppError("documentBroken");
  return Buffer.concat(chunks);
}
