import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reviewHints } from "@/lib/reports/rules";
import { resemblance } from "@/lib/text/similarity";

const last = { text: "完成招标，合同已签订，首批 12 个点位进场施工。", percent: 40 };
const plain = {
  text: "首批 12 个点位完工，第二批 20 个点位完成设计。",
  percent: 55,
  isUnchanged: false,
  last,
  evidence: 0,
  short: [],
};
const kinds = (change: Partial<Parameters<typeof reviewHints>[0]>) =>
  reviewHints({ ...plain, ...change }).map(({ kind }) => kind);

describe("hints for the reviewer", () => {
  it("are none where there is nothing to look at", () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ last: null })).toEqual([]);
    expect(kinds({ percent: 40 })).toEqual([]);
    expect(kinds({ percent: 100, evidence: 1 })).toEqual([]);
    // "No change" says of itself that it repeats the text.
    expect(kinds({ text: last.text, percent: 40, isUnchanged: true })).toEqual([]);
  });

  it("say what is worth a look", () => {
    expect(kinds({ text: "完成招标,合同已签订,首批12个点位进场施工" })).toEqual(["copied"]);
    expect(kinds({ percent: 39 })).toEqual(["backwards"]);
    expect(kinds({ percent: 100 })).toEqual(["no_evidence"]);
    expect(kinds({ text: "正在推进。" })).toEqual(["wordless"]);
    expect(kinds({ text: last.text, percent: 55, isUnchanged: true })).toEqual(["wordless"]);
    const short = { metric: "合格率", reading: 97, target: 99, unit: "%" };
    expect(reviewHints({ ...plain, percent: 100, evidence: 2, short: [short] })).toEqual([
      { kind: "target_short", ...short },
    ]);
  });

  it("tell other figures in the same words from a copy", () => {
    expect(kinds({ text: "完成招标，合同已签订，首批 15 个点位进场施工。" })).toEqual([]);
  });

  const report = fc.record({
    text: fc.string({ unit: "grapheme", maxLength: 60 }),
    percent: fc.integer({ min: 0, max: 100 }),
    isUnchanged: fc.boolean(),
    last: fc.option(
      fc.record({
        text: fc.string({ unit: "grapheme", maxLength: 60 }),
        percent: fc.integer({ min: 0, max: 100 }),
      }),
    ),
    evidence: fc.integer({ min: 0, max: 10 }),
    short: fc.constant([]),
  });

  it("follow their rules for every report", () => {
    fc.assert(
      fc.property(report, (facts) => {
        const found = reviewHints(facts).map(({ kind }) => kind);
        expect(new Set(found).size).toBe(found.length);
        expect(found.includes("backwards")).toBe(facts.last !== null && facts.percent < facts.last.percent);
        expect(found.includes("no_evidence")).toBe(facts.percent === 100 && facts.evidence === 0);
        if (facts.last === null || facts.isUnchanged) expect(found).not.toContain("copied");
        if (found.includes("wordless")) expect(facts.percent).toBeGreaterThan(facts.last?.percent ?? 0);
        // More evidence never raises a hint.
        const more = reviewHints({ ...facts, evidence: facts.evidence + 1 }).map(({ kind }) => kind);
        expect(found).toEqual(expect.arrayContaining(more));
      }),
    );
  });
});

describe("resemblance", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 80 });

  it("is a share, the same both ways, and whole for the same words", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const found = resemblance(a, b);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
        expect(resemblance(b, a)).toBeCloseTo(found, 10);
        expect(resemblance(a, a)).toBe(/[\p{L}\p{N}]/u.test(a.normalize("NFKC")) ? 1 : 0);
      }),
    );
  });

  it("does not see marks and spaces", () => {
    fc.assert(
      fc.property(text, (a) => {
        const marked = `${a.replaceAll("，", " ")} 。\n`;
        expect(resemblance(a, marked)).toBe(resemblance(a, a));
      }),
    );
  });
});
