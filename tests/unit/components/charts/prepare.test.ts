import { describe, expect, it } from "vitest";
import {
  countOn,
  countTicks,
  dayNumber,
  monthTicks,
  prepareSteps,
} from "@/components/charts/completion-steps-data";
import { lagWords } from "@/components/charts/lag-words";
import { preparePath } from "@/components/charts/path-sparkline-data";
import { prepareLights } from "@/components/charts/stacked-lights-data";

describe("lights of the sections", () => {
  const row = (counts: Record<string, number>, progress = 72, expected: number | null = 80) => ({
    key: "1",
    label: "一",
    counts,
    progress,
    expected,
  });

  it("puts all rows on the scale of the longest", () => {
    const [long, short] = prepareLights([row({ red: 1, green: 3 }), row({ yellow: 1 })]);
    expect(long?.segments).toEqual([
      { light: "red", count: 1, share: 25 },
      { light: "green", count: 3, share: 75 },
    ]);
    expect(short?.segments).toEqual([{ light: "yellow", count: 1, share: 25 }]);
  });

  it("draws nothing for a section without tasks", () => {
    expect(prepareLights([row({})])).toEqual([{ segments: [], lag: 8 }]);
  });

  it("counts the lag from what is printed, not from what was rounded away", () => {
    expect(prepareLights([row({}, 71.6, 80.4)])[0]?.lag).toBe(8);
    expect(prepareLights([row({}, 50, null)])[0]?.lag).toBeNull();
  });
});

describe("lag in words", () => {
  it("is behind, ahead or level", () => {
    expect(lagWords(42)).toEqual({ key: "behind", points: 42 });
    expect(lagWords(-4)).toEqual({ key: "ahead", points: 4 });
    expect(lagWords(-0.3)).toEqual({ key: "level", points: 0 });
  });
});

describe("completion steps", () => {
  const done = [
    { date: "2026-06-20", count: 2 },
    { date: "2025-12-22", count: 1 },
  ];
  const due = [
    { date: "2026-06-30", count: 3 },
    { date: "2027-12-31", count: 9 },
  ];

  it("knows the count of any day, in whatever order the steps come", () => {
    expect(countOn(done, "2025-12-21")).toBe(0);
    expect(countOn(done, "2025-12-22")).toBe(1);
    expect(countOn(done, "2030-01-01")).toBe(2);
  });

  it("leaves out what cannot be known after the day we look from", () => {
    const points = prepareSteps({ start: "2025-03-20", end: "2027-12-31", asOf: "2026-11-20", done, due });
    expect(points.map((point) => point.done)).toEqual([0, 1, 2, 2, 2, null]);
    expect(points.map((point) => point.due)).toEqual([0, 0, 0, 3, 3, 9]);
    expect(points.at(-2)?.at).toBe(dayNumber("2026-11-20"));
  });

  it("marks months at even distance, inside the plan", () => {
    expect(monthTicks("2025-03-20", "2027-12-31").map((tick) => tick.label)).toEqual([
      "2025.07",
      "2026.01",
      "2026.07",
      "2027.01",
      "2027.07",
    ]);
    expect(monthTicks("2026-01-15", "2026-01-20")).toEqual([]);
    expect(monthTicks("2020-01-01", "2035-12-31").length).toBeLessThanOrEqual(8);
  });

  it("counts to a round figure", () => {
    expect(countTicks(36)).toEqual([0, 12, 24, 36]);
    expect(countTicks(0)).toEqual([0, 1, 2, 3]);
    expect(countTicks(50)).toEqual([0, 20, 40, 60]);
    expect(countTicks(6001)).toEqual([0, 2001, 4002, 6003]);
  });
});

describe("path to the target", () => {
  const baseline = { date: "2024-12-31", value: 10 };

  it("rises to a higher target and falls to a lower one", () => {
    const rising = preparePath([baseline], baseline, { date: "2027-12-31", value: 20 });
    expect(rising.baseline).toEqual({ x: 0, y: 100 });
    expect(rising.target).toEqual({ x: 100, y: 0 });
    const falling = preparePath([baseline], baseline, { date: "2027-12-31", value: 5 });
    expect(falling.target).toEqual({ x: 100, y: 100 });
  });

  it("keeps a reading beyond the target in the box", () => {
    const path = preparePath([{ date: "2026-01-01", value: 40 }], baseline, {
      date: "2027-12-31",
      value: 20,
    });
    expect(path.readings[0]?.y).toBe(0);
    expect(path.target.y).toBeGreaterThan(0);
  });

  it("stands in the middle when nothing moves", () => {
    const flat = preparePath([], baseline, { date: "2024-12-31", value: 10 });
    expect(flat.target).toEqual({ x: 0, y: 50 });
  });
});
