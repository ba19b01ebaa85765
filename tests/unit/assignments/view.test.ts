import { describe, expect, it } from "vitest";
import { heavyLine } from "@/lib/assignments/view";

describe("heavyLine", () => {
  it("is twice what those who answer for anything have on average, and never a handful", () => {
    expect(heavyLine([12, 4, 4, 4, 0, 0])).toBe(12);
    expect(heavyLine([2, 1, 1])).toBe(5);
    expect(heavyLine([9])).toBe(Number.POSITIVE_INFINITY);
    expect(heavyLine([])).toBe(Number.POSITIVE_INFINITY);
  });
});
