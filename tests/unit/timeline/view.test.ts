import { describe, expect, it } from "vitest";
import { readTaskQuery } from "@/lib/tasks/schema";
import type { LedgerRow } from "@/lib/tasks/types";
import { ledgerView } from "@/lib/tasks/view";
import { readTimelineOptions } from "@/lib/timeline/schema";
import { timelineZooms } from "@/lib/timeline/types";
import { axisOf, dayAt, monthsOf, moveRefusal, placeOf, timelineView } from "@/lib/timeline/view";

function row(id: string, change: Partial<LedgerRow> = {}): LedgerRow {
  return {
    id,
    sectionId: null,
    number: id,
    order: Number(id),
    name: `任务${id}`,
    status: "in_progress",
    percent: 40,
    isBlocked: false,
    version: 1,
    deadlineOn: null,
    deadlineKind: null,
    deadlineWords: null,
    originalDeadline: null,
    completedOn: null,
    light: "green",
    reason: "on_course",
    expected: 50,
    lag: 10,
    daysLeft: 10,
    deadline: "2027-12-31",
    lateDays: null,
    parties: [],
    report: null,
    ...change,
  };
}

function viewOf(rows: LedgerRow[], by: "section" | "department" = "section") {
  const ledger = ledgerView({
    planId: "p",
    query: readTaskQuery({}),
    grouping: "section",
    next: null,
    plans: [],
    rows,
    sums: [],
    counts: [],
    sections: [],
    departments: [],
    period: null,
    mayEdit: true,
  });
  return timelineView({
    by,
    zoom: "quarter",
    day: "2026-11-21",
    plan: { id: "p", startsOn: "2025-03-18", endsOn: "2027-12-31" },
    ledger,
    starts: rows.map(({ id }) => ({ taskId: id, starts: "2025-06-01" })),
    marks: [{ kind: "milestone", taskId: "1", on: "2026-06-30", name: "初稿", reached: true }],
  });
}

describe("the axis", () => {
  it("covers plan, tasks and today in whole months, and no mistyped century", () => {
    expect(viewOf([row("1")])).toMatchObject({ from: "2025-03-01", to: "2028-01-31" });
    const far = viewOf([row("1", { deadline: "2227-12-31" })]);
    expect(far.to).toBe("2037-03-31");
    expect(axisOf(far, "week").width).toBeLessThan(100_000);
  });

  it.each(timelineZooms)(
    "by %s leaves no gap between its ticks and gives each day its place back",
    (zoom) => {
      const view = viewOf([row("1")]);
      const axis = axisOf(view, zoom);
      for (const ticks of [axis.upper, axis.lower]) {
        expect(ticks[0]?.left).toBe(0);
        expect(ticks.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(axis.width, 5);
      }
      for (const day of ["2025-03-01", "2026-02-28", "2026-11-21", "2028-01-31"]) {
        expect(dayAt(view, zoom, placeOf(view, zoom, day) + 0.01)).toBe(day);
      }
    },
  );

  it("is read out of whatever stands in an address", () => {
    expect(readTimelineOptions({})).toEqual({ zoom: "quarter", by: "section" });
    expect(readTimelineOptions({ zoom: "decade", by: ["department"] })).toEqual({
      zoom: "quarter",
      by: "department",
    });
  });
});

describe("the rows", () => {
  const lead = {
    departmentId: "d",
    name: "市民政局",
    role: "lead" as const,
    declined: false,
    claimed: false,
  };

  it("stand under those who lead them, what nobody leads first", () => {
    const view = viewOf(
      [row("1", { parties: [lead] }), row("2"), row("3", { parties: [lead] })],
      "department",
    );
    expect(view.groups.map(({ name, rows }) => [name, rows.map(({ id }) => id)])).toEqual([
      [null, ["2"]],
      ["市民政局", ["1", "3"]],
    ]);
  });

  it("carry their own milestones", () => {
    const view = viewOf([row("1"), row("2")]);
    expect(view.groups.flatMap(({ rows }) => rows.map(({ marks }) => marks.length))).toEqual([1, 0]);
  });

  it("are listed by the month they are due in, those without a deadline last", () => {
    const view = viewOf([row("1", { deadline: null }), row("2"), row("3", { deadline: "2026-12-05" })]);
    expect(monthsOf(view).map(({ month, rows }) => [month, rows.map(({ id }) => id)])).toEqual([
      ["2026-12", ["3"]],
      ["2027-12", ["2"]],
      [null, ["1"]],
    ]);
  });

  it("are not moved before their start, nor once they are done", () => {
    const task = { ...row("1", { deadlineOn: "2027-06-30" }), starts: "2025-06-01", marks: [] };
    expect(moveRefusal(task, "2027-07-31")).toBeNull();
    expect(moveRefusal(task, "2025-05-31")).toBe("beforeStart");
    expect(moveRefusal(task, "2027-06-30")).toBe("same");
    expect(moveRefusal({ ...task, status: "closed" }, "2027-07-31")).toBe("finished");
    expect(moveRefusal({ ...task, status: "cancelled" }, "2027-07-31")).toBe("finished");
  });
});
