import type { z } from "zod";
import { AppError, type ErrorCode, type ErrorParams } from "@/lib/errors";
import { type ActionDefinition, perform } from "./action";
import { requireActor } from "./session";

/** What the browser gets for a file that it sent: what came of it, or why nothing did. */
export type IncomingAnswer<T> = T | { error: { code: ErrorCode; params: ErrorParams } };

export interface Incoming<S extends z.ZodType, T> {
  /** The action that takes the file; it is behind the same gates as every other. */
  definition: ActionDefinition<S, T>;
  /** Largest body that is taken, in bytes. */
  largest: number;
  tooLarge: () => AppError;
  /** For a body that arrived only in part. */
  broken: ErrorCode;
  input: (bytes: Uint8Array<ArrayBuffer>) => z.input<S>;
}

const statusOf: Partial<Record<ErrorCode, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  documentTooLarge: 413,
  evidenceTooLarge: 413,
  tooManyRequests: 429,
  unexpected: 500,
};

/** Takes a file as the raw body of a request: whose it is, whether they may, its size while it arrives, then the work. */
export async function receiveFile<S extends z.ZodType, T>(
  request: Request,
  { definition, input, ...bounds }: Incoming<S, T>,
): Promise<{ status: number; body: IncomingAnswer<T> }> {
  try {
    if (!isSameOrigin(request)) throw new AppError("forbidden");
    const actor = await requireActor();
    // Asked before the body is taken in, so that nobody else can fill the server's memory.
    if (!definition.allow(actor)) throw new AppError("forbidden");
    const bytes = await readBody(request, bounds);
    return { status: 201, body: await perform(definition, actor, input(bytes), new Date()) };
  } catch (error) {
    if (error instanceof AppError) {
      return {
        status: statusOf[error.code] ?? 422,
        body: { error: { code: error.code, params: error.params } },
      };
    }
    console.error(`${definition.name} failed`, error);
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

/** A name that was percent-encoded into a header; the end of it, where the ending is. */
export function fileNameOf(request: Request, header: string): string {
  const name = request.headers.get(header) ?? "";
  try {
    return decodeURIComponent(name).slice(-255);
  } catch {
    return name.slice(-255);
  }
}

async function readBody(
  request: Request,
  { largest, tooLarge, broken }: { largest: number; tooLarge: () => AppError; broken: ErrorCode },
): Promise<Uint8Array<ArrayBuffer>> {
  // How much more than the limit is still taken in and thrown away, so that the browser hears the answer.
  const drained = 4 * largest;
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
    if (size <= largest) chunks.push(value);
    else chunks.length = 0;
  }
  if (Math.max(size, announced) > largest) throw tooLarge();
  // What stands between may pass on only the beginning; half a file must not be taken for a whole one.
  if (size < announced) throw new AppError(broken);
  return Buffer.concat(chunks);
}
