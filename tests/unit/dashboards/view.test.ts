import { describe, expect, it } from "vitest";
import { heatOf, leagueView, monthLabel } from "@/lib/dashboards/departments/view";
import type { LeagueRow, Punctuality } from "@/lib/dashboards/types";
import { completionView, elapsed, gapChange, lastRates } from "@/lib/dashboards/view";

const month = (month: string, counts: Partial<Punctuality> = {}): Punctuality => ({
  departmentId: "a",
  month,
  onTime: 0,
  late: 0,
  missing: 0,
  open: 0,
  ...counts,
});

describe("the gap to what is expected", () => {
  it("shrinks, grows, stays or turns", () => {
    expect(gapChange(7, 6)).toBe("shrunk");
    expect(gapChange(6, 9)).toBe("grown");
    expect(gapChange(-3, -3)).toBe("same");
    expect(gapChange(2, -1)).toBe("turned");
    expect(gapChange(-1, 2)).toBe("turned");
  });
});

describe("time", () => {
  it("is a share of the plan, never more than all of it", () => {
    expect(elapsed("2026-01-01", "2026-01-11", "2026-01-06")).toEqual({ days: 5, percent: 50 });
    expect(elapsed("2026-01-01", "2026-01-11", "2026-03-01").percent).toBe(100);
    expect(elapsed("2026-01-01", "2026-01-01", "2026-01-01").percent).toBe(100);
    expect(elapsed("2026-01-01", null, "2026-01-06")).toEqual({ days: 5, percent: null });
    expect(elapsed("2026-01-01", null, "2025-12-06").days).toBe(0);
  });
});

describe("steps of completion", () => {
  const plan = { startsOn: "2026-01-01", endsOn: "2026-12-31" };

  it("run from the start of the plan to its end and say what is left of the year", () => {
    const view = completionView(
      [
        { date: "2026-03-01", done: 1, due: null },
        { date: "2026-06-30", done: null, due: 2 },
        { date: "2027-06-30", done: null, due: 5 },
      ],
      plan,
      "2026-05-01",
    );
    expect(view).toMatchObject({ start: "2026-01-01", end: "2027-06-30", leftThisYear: 1 });
    expect(view.done).toEqual([{ date: "2026-03-01", count: 1 }]);
  });

  it("hold the day itself where nothing has happened", () => {
    expect(completionView([], { startsOn: "2026-06-01", endsOn: null }, "2026-05-01")).toMatchObject({
      start: "2026-05-01",
      end: "2026-05-01",
      leftThisYear: 0,
    });
  });
});

describe("reporting", () => {
  it("takes the last month that is over for the rate", () => {
    const rows = [
      month("2026-09", { onTime: 1, missing: 1 }),
      month("2026-10", { onTime: 3 }),
      { ...month("2026-10", { late: 1 }), departmentId: "b" },
      month("2026-11", { onTime: 1, open: 1 }),
    ];
    expect(lastRates(rows)).toEqual({
      now: { month: "2026-10", rate: 75 },
      before: { month: "2026-09", rate: 50 },
    });
    expect(lastRates([])).toEqual({ now: null, before: null });
  });

  it("shows the worst of a month", () => {
    const rows = [
      month("2026-08", { onTime: 4, late: 2, missing: 1 }),
      month("2026-09", { onTime: 4, late: 2 }),
      month("2026-10", { onTime: 4, open: 1 }),
      month("2026-11", { onTime: 4 }),
    ];
    const { heat } = heatOf(rows, ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11"]);
    expect(heat.map(({ state, count }) => [state, count])).toEqual([
      ["none", 0],
      ["missing", 1],
      ["late", 2],
      ["open", 0],
      ["on_time", 0],
    ]);
  });

  it("names the year only where it begins", () => {
    expect(["2025-11", "2025-12", "2026-01", "2026-02"].map(monthLabel)).toEqual([
      "25.11",
      "12",
      "26.1",
      "2",
    ]);
  });
});

describe("the league", () => {
  const row = (departmentId: string, meanLag: number | null): LeagueRow => ({
    departmentId,
    name: departmentId,
    isCollective: false,
    answers: 1,
    leads: 1,
    responsible: 0,
    cooperating: 0,
    counts: { red: 0, yellow: 0, green: 1, none: 0, done: 0 },
    tasks: [],
    meanLag,
  });

  it("lays each department's reporting on its own row", () => {
    const view = leagueView(
      [row("a", -30), row("b", 12), row("c", null)],
      [month("2026-10", { onTime: 1 }), { ...month("2026-10", { missing: 1 }), departmentId: "b" }],
    );
    expect(view.longest).toBe(30);
    expect(view.rows.map(({ rate }) => rate)).toEqual([100, 0, null]);
    expect(view.rows.map(({ heat }) => heat[0]?.state)).toEqual(["on_time", "missing", "none"]);
  });
});
