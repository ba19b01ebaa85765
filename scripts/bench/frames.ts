/** What a trace of the browser tells about the frames of one page. */

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  args?: { name?: string };
}

/** Frames in their order: how many, and of the pauses between them those over 50 ms and the longest, in milliseconds. */
interface Pauses {
  count: number;
  late: number;
  worst: number;
}

export interface Frames {
  /** What the browser draws, as its own tools show it: whatever moves by itself moves with these. */
  drawn: Pauses;
  /** What the page takes part in. Where these are late and the others are not, the page moves on, as it was drawn last. */
  page: Pauses;
  /** Of the work that the page's own thread does at a stretch: how many last over 50 ms, and how long the longest does. */
  longTasks: number;
  longestTask: number;
}

export const categories = [
  "toplevel",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "disabled-by-default-devtools.timeline.frame",
];
export const limit = 50;

/**
 * Of a page on which something moves with every frame and which asks for each, so that a pause is one that somebody could
 * see and not one in which nothing moved; of the renderer with most frames: the page itself, not one that the browser keeps ready.
 */
export function framesOf(trace: Buffer): Frames {
  const { traceEvents } = JSON.parse(trace.toString("utf8")) as { traceEvents: TraceEvent[] };
  const asked = new Map<number, number[]>();
  for (const { name, pid, ts } of traceEvents) {
    if (name !== "FireAnimationFrame") continue;
    const own = asked.get(pid) ?? [];
    own.push(ts);
    asked.set(pid, own);
  }
  const [pid, times] = [...asked].sort((a, b) => b[1].length - a[1].length)[0] ?? [0, []];
  const main = traceEvents.find(
    (event) => event.pid === pid && event.name === "thread_name" && event.args?.name === "CrRendererMain",
  );
  const own = traceEvents.filter((event) => event.pid === pid);
  const tasks = own
    .filter(({ name, tid }) => name === "RunTask" && tid === main?.tid)
    .map(({ dur = 0 }) => dur / 1_000);
  return {
    drawn: pausesOf(own.filter(({ name }) => name === "DrawFrame").map(({ ts }) => ts)),
    page: pausesOf(times),
    longTasks: over(tasks),
    longestTask: most(tasks),
  };
}

function pausesOf(times: readonly number[]): Pauses {
  const sorted = times.toSorted((a, b) => a - b);
  const pauses = sorted.slice(1).map((time, index) => (time - (sorted[index] ?? time)) / 1_000);
  return { count: sorted.length, late: over(pauses), worst: most(pauses) };
}

function over(all: readonly number[]): number {
  return all.filter((time) => time > limit).length;
}

function most(all: readonly number[]): number {
  return all.reduce((a, b) => Math.max(a, b), 0);
}
