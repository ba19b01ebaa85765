import { describe, expect, it } from "vitest";
import { meanProgress, punctualityRate, shownDays } from "@/lib/dashboards/rules";

describe("means over the tasks that count", () => {
  it("leaves drafts, suspended and cancelled work out and rounds half up", () => {
    expect(
      meanProgress([
        { status: "in_progress", percent: 60, expected: 100 },
        { status: "completed", percent: 75, expected: 75 },
        { status: "draft", percent: 0, expected: 80 },
        { status: "suspended", percent: 0, expected: 80 },
        { status: "cancelled", percent: 0, expected: 80 },
      ]),
    ).toEqual({ progress: 68, expected: 88 });
  });

  it("holds what has no deadline to be where it should be", () => {
    const undated = { status: "in_progress", percent: 10, expected: null } as const;
    expect(meanProgress([undated, { status: "in_progress", percent: 50, expected: 80 }])).toEqual({
      progress: 30,
      expected: 45,
    });
    expect(meanProgress([undated])).toEqual({ progress: 10, expected: null });
  });

  it("says nothing of an empty set", () => {
    expect(meanProgress([])).toEqual({ progress: 0, expected: null });
    expect(punctualityRate({ onTime: 0, late: 0, missing: 0 })).toBeNull();
  });

  it("counts what is missing against the rate", () => {
    expect(punctualityRate({ onTime: 2, late: 0, missing: 1 })).toBe(67);
  });
});

describe("the days of a dashboard", () => {
  const bounds = { handedOutOn: "2026-03-10", today: "2026-11-21" };
  const wish = (asOf?: string, against?: string) => shownDays({ asOf, against }, bounds);

  it("are today and the end of last month without a wish", () => {
    expect(wish()).toMatchObject({ day: "2026-11-21", before: "2026-10-31", earliest: "2026-03-10" });
  });

  it("stay between hand-out and today", () => {
    expect(wish("2026-12-24").day).toBe("2026-11-21");
    expect(wish("2025-12-24").day).toBe("2026-03-10");
    expect(wish("2026-02-30").day).toBe("2026-11-21");
    expect(wish("' OR 1=1").day).toBe("2026-11-21");
  });

  it("compare with an earlier day only", () => {
    expect(wish("2026-09-15", "2026-06-30").before).toBe("2026-06-30");
    expect(wish("2026-09-15", "2026-10-31").before).toBe("2026-08-31");
  });

  it("offer ends of months that the log knows, and the day compared with in any case", () => {
    expect(wish("2026-05-20").choices).toEqual(["2026-04-30", "2026-03-31"]);
    expect(wish("2026-03-20").choices).toEqual(["2026-02-28"]);
    expect(wish("2026-05-20", "2026-05-01").choices[0]).toBe("2026-05-01");
  });

  it("leave nothing to look back to before hand-out", () => {
    const days = shownDays(
      { asOf: "2026-01-01", against: undefined },
      { handedOutOn: null, today: "2026-11-21" },
    );
    expect(days).toMatchObject({ day: "2026-11-21", earliest: "2026-11-21" });
  });
});
