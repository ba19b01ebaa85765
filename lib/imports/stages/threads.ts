import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/errors";
import type { ImportedPlan } from "@/lib/parser/types";
import type { Ledger } from "../revision/types";
import type { ReadingPages, ReadingStage } from "../types";
import type { ThreadAnswer, ThreadOrder } from "./thread";
import { threadLimits } from "./thread-limits";
import type { Unpacked } from "./unpack";

/** As many documents are read at once by one server process; the others wait their turn. */
const mostThreads = 2;
/** Beyond this a document is not read: it was made to keep the reader busy, or is no document. */
const longestMs = 180_000;
/** A thread that has nothing to do ends after this; its memory goes with it. */
const idleMs = 120_000;

interface Thread {
  worker: Worker;
  timer: NodeJS.Timeout | null;
  /** Who hears what the thread says; nobody while it rests. */
  hear: Hearer | null;
}

interface Hearer {
  message(answer: ThreadAnswer): void;
  end(error: Error): void;
}

interface Pool {
  idle: Thread[];
  busy: number;
  waiting: (() => void)[];
}

// A development server loads this module anew at each change; the threads outlive it here.
const kept = globalThis as { luoshiReaders?: Pool };

function pool(): Pool {
  kept.luoshiReaders ??= { idle: [], busy: 0, waiting: [] };
  return kept.luoshiReaders;
}

function startThread(): Thread {
  // Written with `new`, the bundler of the pages would take the file, and the loader that it begins with, for its own.
  const worker: Worker = Reflect.construct(Worker, [
    join(process.cwd(), "lib/imports/stages/reading-thread.mjs"),
    // The server's own arguments (its leash, a loader) are not the thread's.
    { execArgv: [], resourceLimits: threadLimits },
  ]);
  const thread: Thread = { worker, timer: null, hear: null };
  worker.on("message", (answer: ThreadAnswer) => thread.hear?.message(answer));
  worker.on("error", (error) => end(thread, error));
  worker.on("exit", (code) => end(thread, new Error(`the reading thread ended with ${code}`)));
  worker.unref();
  return thread;
}

/** One that fails while nobody waits for it is simply not there any more. */
function end(thread: Thread, error: Error): void {
  thread.hear?.end(error);
  leave(thread);
}

function rest(thread: Thread): void {
  const { idle } = pool();
  thread.timer = setTimeout(() => leave(thread), idleMs).unref();
  idle.push(thread);
}

function leave(thread: Thread): void {
  const { idle } = pool();
  const at = idle.indexOf(thread);
  if (at < 0) return;
  idle.splice(at, 1);
  if (thread.timer) clearTimeout(thread.timer);
  void thread.worker.terminate();
}

function wake(): Thread {
  const rested = pool().idle.pop();
  if (!rested) return startThread();
  if (rested.timer) clearTimeout(rested.timer);
  return rested;
}

/** Has a thread at hand before a document comes: starting one takes longer than reading most documents. */
export function warmReader(): void {
  const { idle, busy } = pool();
  if (idle.length + busy === 0) rest(startThread());
}

async function turn(signal: AbortSignal): Promise<void> {
  const now = pool();
  if (now.busy < mostThreads) {
    now.busy += 1;
    return;
  }
  await new Promise<void>((resolve) => {
    now.waiting.push(resolve);
  });
  if (!signal.aborted) return;
  giveWay();
  signal.throwIfAborted();
}

function giveWay(): void {
  const now = pool();
  const next = now.waiting.shift();
  if (next) next();
  else now.busy -= 1;
}

/**
 * Reads a document in a thread of its own, so that nobody else waits for it. Throws AppError as reading does, and
 * `readingStopped` where it takes more time or memory than a document is given. Aborting ends the thread.
 */
export async function readApart(
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
  onStage: (stage: ReadingStage, pages?: ReadingPages) => void,
  signal: AbortSignal,
): Promise<ImportedPlan> {
  return inThread<ImportedPlan>({ kind: "read", fileName, bytes }, onStage, signal);
}

/** Reads a ledger that came back in a thread of its own; null for any other file. Throws AppError. */
export async function readLedgerApart(bytes: Uint8Array, signal: AbortSignal): Promise<Ledger | null> {
  return inThread<Ledger | null>({ kind: "ledger", bytes }, () => undefined, signal);
}

/** Takes an archive apart in a thread of its own. Throws AppError. */
export async function unpackApart(bytes: Uint8Array): Promise<Unpacked> {
  return inThread<Unpacked>({ kind: "unpack", bytes }, () => undefined, new AbortController().signal);
}

async function inThread<T>(
  order: ThreadOrder,
  onStage: (stage: ReadingStage, pages?: ReadingPages) => void,
  signal: AbortSignal,
): Promise<T> {
  await turn(signal);
  const thread = wake();
  let isSound = false;
  try {
    const result = await answerOf(thread, order, onStage, signal);
    isSound = true;
    return result as T;
  } catch (error) {
    isSound = error instanceof AppError && error.code !== "readingStopped";
    throw error;
  } finally {
    thread.hear = null;
    thread.worker.unref();
    if (isSound) rest(thread);
    else void thread.worker.terminate();
    giveWay();
  }
}

function answerOf(
  thread: Thread,
  order: ThreadOrder,
  onStage: (stage: ReadingStage, pages?: ReadingPages) => void,
  signal: AbortSignal,
): Promise<ImportedPlan | Unpacked | Ledger | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new AppError("readingStopped")), longestMs);
    const abort = () => reject(signal.reason);
    const settle = (end: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
      end();
    };
    signal.addEventListener("abort", abort, { once: true });
    thread.hear = {
      message(answer) {
        if (answer.kind === "stage") onStage(answer.stage, answer.pages);
        else if (answer.kind === "done") settle(() => resolve(answer.result));
        else if (answer.kind === "refused") settle(() => reject(new AppError(answer.code, answer.params)));
        else settle(() => reject(new Error(answer.message)));
      },
      end(error) {
        const isFull = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
        settle(() => reject(isFull ? new AppError("readingStopped") : error));
      },
    };
    thread.worker.ref();
    thread.worker.postMessage(order);
  });
}
