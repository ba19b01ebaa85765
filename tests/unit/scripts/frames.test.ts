import { describe, expect, it } from "vitest";
import { framesOf } from "@/scripts/bench/frames";

const page = 7;
const pageThread = 1;

/** A trace of frames at these milliseconds, of a page that the browser shows and of one that it keeps ready. */
function traceOf({ asked, drawn, tasks }: { asked: number[]; drawn: number[]; tasks: number[] }): Buffer {
  const frame = (name: string, pid: number, tid: number) => (at: number) => ({
    name,
    pid,
    tid,
    ph: "I",
    ts: at * 1_000,
  });
  const traceEvents = [
    { name: "thread_name", ph: "M", pid: page, tid: pageThread, ts: 0, args: { name: "CrRendererMain" } },
    // Events of one page need not stand in the order of their times.
    ...asked.toReversed().map(frame("FireAnimationFrame", page, pageThread)),
    ...drawn.map(frame("DrawFrame", page, 2)),
    ...[0, 900].map(frame("FireAnimationFrame", 8, 1)),
    ...[0, 900].map(frame("DrawFrame", 8, 2)),
    ...tasks.map((dur) => ({
      name: "RunTask",
      ph: "X",
      pid: page,
      tid: pageThread,
      ts: 0,
      dur: dur * 1_000,
    })),
    { name: "RunTask", ph: "X", pid: page, tid: 2, ts: 0, dur: 500_000 },
  ];
  return Buffer.from(JSON.stringify({ traceEvents }));
}

describe("frames of a trace", () => {
  it("tells those that are drawn from those that the page takes part in", () => {
    const trace = traceOf({ asked: [0, 16, 90, 106], drawn: [0, 16, 33, 50, 66, 83, 100], tasks: [] });
    expect(framesOf(trace)).toMatchObject({
      drawn: { count: 7, late: 0, worst: 17 },
      page: { count: 4, late: 1, worst: 74 },
    });
  });

  it("calls late what comes more than 50 ms after the one before", () => {
    const trace = traceOf({ asked: [0, 16], drawn: [0, 50, 101, 117], tasks: [] });
    expect(framesOf(trace).drawn).toEqual({ count: 4, late: 1, worst: 51 });
  });

  it("counts the long work of the page's own thread alone", () => {
    const trace = traceOf({ asked: [0, 16], drawn: [0, 16], tasks: [3, 50, 51, 80] });
    expect(framesOf(trace)).toMatchObject({ longTasks: 2, longestTask: 80 });
  });
});
