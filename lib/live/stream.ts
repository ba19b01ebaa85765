import { currentActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { requireDatabaseUrl } from "@/lib/env";
import { type Change, type Listener, listen } from "./listener";
import type { LiveEvent } from "./types";

const heartbeatMs = 20_000;
const longestWaitMs = 5_000;
/** A browser that has not taken this many messages is let go; it comes back and is told that something changed. */
const mostUnread = 50;

interface Reader {
  actor: Pick<Actor, "sessionId" | "userId" | "workspaceId" | "departmentId">;
  send(text: string): void;
  close(): void;
}

interface Hub {
  readers: Set<Reader>;
  listener: Listener;
  timer: NodeJS.Timeout;
}

// A development server loads this module anew at each change; the streams outlive it here.
const kept = globalThis as { luoshiLive?: Hub };

function hub(): Hub {
  if (!kept.luoshiLive) {
    const readers = new Set<Reader>();
    const closeAll = () => {
      for (const reader of readers) reader.close();
    };
    const listener = listen(requireDatabaseUrl(), (change) => spread(readers, change), closeAll);
    const timer = setInterval(() => void beat(readers), heartbeatMs).unref();
    kept.luoshiLive = { readers, listener, timer };
  }
  return kept.luoshiLive;
}

function spread(readers: Set<Reader>, change: Change): void {
  for (const reader of readers) {
    if (reader.actor.workspaceId !== change.workspace) continue;
    if (change.users && !change.users.includes(reader.actor.userId)) continue;
    reader.send(messageFor(reader.actor, change));
  }
}

function messageFor(actor: Reader["actor"], change: Change): string {
  const { departmentId } = actor;
  const event: LiveEvent = {
    plan: change.plan,
    tasks: change.tasks,
    mine: departmentId === null || change.departments === null || change.departments.includes(departmentId),
    own: change.author === actor.userId,
    anywhere: change.users !== undefined,
  };
  return `${change.sequence === null ? "" : `id: ${change.sequence}\n`}data: ${JSON.stringify(event)}\n\n`;
}

/** Keeps the connections open, and ends those whose session has ended. One statement for all of them. */
export async function beat(readers: Set<Reader> = hub().readers): Promise<void> {
  if (readers.size === 0) return;
  try {
    const sessions = [...readers].map(({ actor }) => actor.sessionId);
    const open = await database().session.findMany({
      where: {
        id: { in: sessions },
        revokedAt: null,
        expiresAt: { gt: new Date() },
        user: { disabledAt: null },
      },
      select: { id: true },
    });
    const stillOpen = new Set(open.map(({ id }) => id));
    for (const reader of readers) {
      if (stillOpen.has(reader.actor.sessionId)) reader.send(": \n\n");
      else {
        reader.send("event: end\ndata:\n\n");
        reader.close();
      }
    }
  } catch (error) {
    console.warn("live: sessions could not be looked up, asking again at the next beat", error);
  }
}

/** The last change of a workspace, by its place in the log. */
async function lastSequence(workspaceId: string): Promise<number> {
  const last = await database().auditEvent.findFirst({
    where: { workspaceId },
    orderBy: { sequence: "desc" },
    select: { sequence: true },
  });
  return last?.sequence ?? 0;
}

/** The first message: where the log stands, and whether that is further than the reader saw. Asked once they listen. */
async function greeting(workspaceId: string, since: string | null): Promise<string> {
  const last = await lastSequence(workspaceId);
  const missed: LiveEvent = { plan: null, tasks: null, mine: true, own: false, anywhere: true };
  const data = since !== null && Number(since) !== last ? missed : null;
  // Browsers that lost their server come back at different moments.
  const retryMs = 2000 + Math.round(Math.random() * 4000);
  return `retry: ${retryMs}\nid: ${last}\ndata: ${JSON.stringify(data)}\n\n`;
}

function openReader(
  readers: Set<Reader>,
  actor: Reader["actor"],
  controller: ReadableStreamDefaultController<Uint8Array>,
): Reader {
  const encoder = new TextEncoder();
  const reader: Reader = {
    actor,
    send(text) {
      if (!readers.has(reader)) return;
      if ((controller.desiredSize ?? 0) < -mostUnread) reader.close();
      else controller.enqueue(encoder.encode(text));
    },
    close() {
      if (!readers.delete(reader)) return;
      try {
        controller.close();
      } catch {
        // The browser has gone already.
      }
    },
  };
  readers.add(reader);
  return reader;
}

/**
 * The changes of the reader's workspace as server-sent events, until the session ends. Who comes back names the last
 * change seen and is told at once where there have been others.
 */
export async function streamFor(
  actor: Reader["actor"],
  since: string | null,
  signal: AbortSignal,
): Promise<Response> {
  const { readers, listener } = hub();
  if (!(await listener.listening(longestWaitMs))) return new Response(null, { status: 503 });
  let reader: Reader | undefined;
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      reader = openReader(readers, actor, controller);
      signal.addEventListener("abort", reader.close);
      try {
        reader.send(await greeting(actor.workspaceId, since));
      } catch {
        // The browser comes back by itself.
        reader.close();
      }
    },
    cancel: () => reader?.close(),
  });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      // nginx would otherwise hold messages back until its buffer is full.
      "x-accel-buffering": "no",
    },
  });
}

/** Answers the desk's own pages; "no content" keeps the browser of somebody who is signed out from trying again. */
export async function liveStream(request: Request): Promise<Response> {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return new Response(null, { status: 403 });
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 204 });
  const since = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("since");
  return streamFor(actor, since || null, request.signal);
}

/** Ends the streams of this process and its connection. */
export async function endLive(): Promise<void> {
  const live = kept.luoshiLive;
  if (!live) return;
  kept.luoshiLive = undefined;
  clearInterval(live.timer);
  for (const reader of live.readers) reader.close();
  await live.listener.stop();
}
