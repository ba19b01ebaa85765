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

export interface Frames {
  count: number;
  /** Frames that came more than 50 ms after the one before, and the longest such pause, in milliseconds. */
  late: number;
  worst: number;
  /** The same of the work that the page's own thread does at a stretch. */
  longTasks: number;
  longestTask: number;
}

export const categories = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"];
export const limit = 50;

/**
 * Of a page that asks for every frame, so that a pause is one that somebody could see and not one in which nothing
 * moved; of the renderer with most frames: the page itself, not one that the browser keeps ready.
 */
export function framesOf(trace: Buffer): Frames {
  const { traceEvents } = JSON.parse(trace.toString("utf8")) as { traceEvents: TraceEvent[] };
  const drawn = new Map<number, number[]>();
  for (const { name, pid, ts } of traceEvents) {
    if (name !== "FireAnimationFrame") continue;
    const own = drawn.get(pid) ?? [];
    own.push(ts);
    drawn.set(pid, own);
  }
  const [pid, times] = [...drawn].sort((a, b) => b[1].length - a[1].length)[0] ?? [0, []];
  times.sort((a, b) => a - b);
  const pauses = times.slice(1).map((time, index) => (time - (times[index] ?? time)) / 1_000);
  const main = traceEvents.find(
    (event) => event.pid === pid && event.name === "thread_name" && event.args?.name === "CrRendererMain",
  );
  const tasks = traceEvents
    .filter(({ name, tid, pid: own }) => name === "RunTask" && own === pid && tid === main?.tid)
    .map(({ dur = 0 }) => dur / 1_000);
  const over = (all: readonly number[]) => all.filter((time) => time > limit).length;
  const most = (all: readonly number[]) => all.reduce((a, b) => Math.max(a, b), 0);
  return {
    count: times.length,
    late: over(pauses),
    worst: most(pauses),
    longTasks: over(tasks),
    longestTask: most(tasks),
  };
}
