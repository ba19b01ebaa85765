import { z } from "zod";
import { scopeOf } from "@/lib/auth/scope";
import { currentActor } from "@/lib/auth/session";
import { listProgress } from "../data";
import { mayImport } from "../policy";
import type { ImportProgress } from "../types";
import { pagesOf } from "./pages";
import { beginReading, readingEnds } from "./reading";

const mostWatched = 200;
/** So long a question waits for its answer to change. */
const patienceMs = 1000;

/**
 * Where imports stand, for a page that waits for them: `?ids=a,b`. Where they are read by this process the answer waits
 * a moment for the end, so that a small document is there as soon as it is read.
 */
export async function answerProgress(request: Request): Promise<{ status: number; body: ImportProgress[] }> {
  const actor = await currentActor();
  if (!actor) return { status: 401, body: [] };
  if (!mayImport(actor)) return { status: 403, body: [] };
  const asked = new URL(request.url).searchParams.get("ids")?.split(",") ?? [];
  const ids = z.array(z.uuid()).max(mostWatched).safeParse(asked);
  if (!ids.success) return { status: 400, body: [] };
  const scope = scopeOf(actor);
  const before = await listProgress(scope, ids.data);
  const unread = before.filter(({ status }) => status === "uploaded" || status === "reading");
  if (unread.length === 0) return { status: 200, body: before };
  const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
  const ends = unread.map(({ id }) => readingEnds(id)).filter((end) => end !== null);
  // Another server reads them, or none does any more; somebody waits, so it is not left to the clock.
  if (ends.length < unread.length) for (const { id } of unread) beginReading(id);
  await Promise.race([patience, ...ends]);
  const after = await listProgress(scope, ids.data);
  return { status: 200, body: after.map((own) => ({ ...own, pages: pagesOf(own.id) })) };
}
