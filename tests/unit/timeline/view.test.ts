import { describe, expect, it } from "vitest";
import { readTaskQuery } from "@/lib/tasks/schema";
import type { LedgerRow } from "@/lib/tasks/types";
import { readTimelineOptions } from "@/lib/timeline/schema";
import { type TimelineGrouping, type TimelineRow, timelineZooms } from "@/lib/timeline/types";
import { axisOf, dayAt, monthsOf, moveRefusal, placeOf, timelineView, withBars } from "@/lib/timeline/view";

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

function bar(id: string, change: Partial<TimelineRow> = {}): TimelineRow {
  const marks = [{ kind: "milestone" as const, taskId: id, on: "2026-06-30", name: "初稿", reached: true }];
  return { ...row(id), starts: "2025-06-01", marks: id === "1" ? marks : [], ...change };
}

function viewOf(rows: TimelineRow[], by: TimelineGrouping = "section", last: string | null = "2027-12-31") {
  return timelineView({
    by,
    zoom: "quarter",
    day: "2026-11-21",
    plan: { id: "p", startsOn: "2025-03-18", endsOn: "2027-12-31" },
    query: readTaskQuery({}),
    read: {
      rows,
      order: rows.map(({ id }) => id),
      groups: [
        { key: null, count: 1 },
        { key: "d", count: 7 },
        { key: "e", count: 2 },
      ],
      counts: [],
      first: "2025-06-01",
      last,
    },
    sections: [],
    departments: [
      { id: "d", name: "市民政局" },
      { id: "e", name: "市教育局" },
    ],
    mayEdit: true,
  });
}

describe("the axis", () => {
  it("covers plan, tasks and today in whole months, and no mistyped century", () => {
    expect(viewOf([bar("1")])).toMatchObject({ from: "2025-03-01", to: "2028-01-31" });
    const far = viewOf([bar("1", { deadline: "2227-12-31" })], "section", "2227-12-31");
    expect(far.to).toBe("2037-03-31");
    expect(axisOf(far, "week").width).toBeLessThan(100_000);
  });

  it.each(timelineZooms)(
    "by %s leaves no gap between its ticks and gives each day its place back",
    (zoom) => {
      const view = viewOf([bar("1")]);
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

  it("stand under those who lead them, with how many there are, also where they are read later", () => {
    const led = { parties: [lead] };
    const opened = viewOf([bar("2"), bar("1", led)], "department");
    expect(opened.total).toBe(10);
    expect(opened.later).toEqual([{ key: "e", name: "市教育局", count: 2 }]);
    const school = { parties: [{ ...lead, departmentId: "e", name: "市教育局" }] };
    const view = withBars(opened, [bar("2"), bar("1", led), bar("3", led), bar("4", school)]);
    expect(view.groups.map(({ name, count, rows }) => [name, count, rows.map(({ id }) => id)])).toEqual([
      [null, 1, ["2"]],
      ["市民政局", 7, ["1", "3"]],
      ["市教育局", 2, ["4"]],
    ]);
  });

  it("carry their own milestones", () => {
    const view = viewOf([bar("1"), bar("2")]);
    expect(view.groups.flatMap(({ rows }) => rows.map(({ marks }) => marks.length))).toEqual([1, 0]);
  });

  it("are listed by the month they are due in, those without a deadline last", () => {
    const view = viewOf([bar("1", { deadline: null }), bar("2"), bar("3", { deadline: "2026-12-05" })]);
    expect(monthsOf(view).map(({ month, rows }) => [month, rows.map(({ id }) => id)])).toEqual([
      ["2026-12", ["3"]],
      ["2027-12", ["2"]],
      [null, ["1"]],
    ]);
  });

  it("are not moved before their start, nor once they are done", () => {
    const task = { ...bar("1", { deadlineOn: "2027-06-30" }), starts: "2025-06-01", marks: [] };
    expect(moveRefusal(task, "2027-07-31")).toBeNull();
    expect(moveRefusal(task, "2025-05-31")).toBe("beforeStart");
    expect(moveRefusal(task, "2027-06-30")).toBe("same");
    expect(moveRefusal({ ...task, status: "closed" }, "2027-07-31")).toBe("finished");
    expect(moveRefusal({ ...task, status: "cancelled" }, "2027-07-31")).toBe("finished");
  });
});
