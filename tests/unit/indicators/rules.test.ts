import { describe, expect, it } from "vitest";
import { type Path, pathOf, standing, valueOnPath } from "@/lib/indicators/rules";
import { indicatorView } from "@/lib/indicators/view";

const path: Path = {
  baseline: { date: "2024-12-31", value: 90 },
  target: { date: "2026-12-31", value: 100 },
};

describe("the way from baseline to target", () => {
  it("is straight, and ends at both ends", () => {
    expect(valueOnPath(path, "2025-12-31")).toBe(95);
    expect(valueOnPath(path, "2024-01-01")).toBe(90);
    expect(valueOnPath(path, "2030-01-01")).toBe(100);
  });

  it("needs a baseline and a later target", () => {
    const target = { year: 2026, value: 100 };
    expect(pathOf({ baseline: null, targets: [target] })).toBeNull();
    expect(pathOf({ baseline: { year: 2026, value: 1 }, targets: [target] })).toBeNull();
    expect(
      pathOf({ baseline: { year: 2024, value: 90 }, targets: [{ year: 2025, value: 94 }, target] }),
    ).toEqual(path);
  });
});

describe("a reading against its way", () => {
  it("is rounded as the plan prints its figures", () => {
    expect(standing(path, { on: "2025-12-31", value: 95.4 })).toEqual({
      standing: "above",
      difference: 0.4,
      isBehind: false,
    });
    expect(standing(path, { on: "2025-12-30", value: 95 }).standing).toBe("on_path");
    expect(standing(path, { on: "2025-12-31", value: 93 })).toMatchObject({
      standing: "below",
      isBehind: true,
    });
  });

  it("falls behind above the way where less is better", () => {
    const falling: Path = {
      baseline: { date: "2024-12-31", value: 10 },
      target: { date: "2026-12-31", value: 4 },
    };
    expect(standing(falling, { on: "2025-12-31", value: 9 })).toMatchObject({
      standing: "above",
      isBehind: true,
    });
    expect(standing(falling, { on: "2025-12-31", value: 6 })).toMatchObject({
      standing: "below",
      isBehind: false,
    });
  });
});

describe("an indicator on the screen", () => {
  const indicator = {
    id: "i",
    order: 0,
    group: null,
    name: "合格率",
    unit: "%",
    nature: null,
    baseline: { year: 2024, value: 90 },
    targets: [{ year: 2026, value: 100 }],
    readings: [{ on: "2025-12-31", value: 94.5 }],
  };

  it("is written with the places of its finest figure, the baseline first in the line", () => {
    const view = indicatorView(indicator);
    expect(view.latest?.text).toBe("94.5");
    expect(view.target?.text).toBe("100.0");
    expect(view.readings).toHaveLength(2);
    expect(view.standing).toEqual({ key: "below", difference: "0.5", isBehind: true });
  });

  it("has no standing without a reading", () => {
    expect(indicatorView({ ...indicator, readings: [] })).toMatchObject({ latest: null, standing: null });
  });
});
