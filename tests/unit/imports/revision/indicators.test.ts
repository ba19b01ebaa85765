import { describe, expect, it } from "vitest";
import { compareIndicators, matchIndicators } from "@/lib/imports/revision/indicators/rules";
import type { ComparedIndicator, StandingIndicator } from "@/lib/imports/revision/types";

function printed(name: string, fields: Partial<ComparedIndicator> = {}): ComparedIndicator {
  return { group: null, name, unit: null, nature: null, values: [], ...fields };
}

function standing(name: string, fields: Partial<StandingIndicator> = {}): StandingIndicator {
  return { ...printed(name), id: name, readings: 0, isDropped: false, ...fields };
}

const target = (year: number, value: number) => ({ year, value, kind: "target" as const });
const baseline = (year: number, value: number) => ({ year, value, kind: "baseline" as const });

describe("the indicators of a later text", () => {
  it("are told field by field: figures of each year, the unit, the nature", () => {
    const before = standing("森林覆盖率", { unit: "%", values: [baseline(2024, 38.1), target(2027, 40)] });
    const after = printed("森林覆盖率", {
      unit: "百分比",
      nature: "binding",
      values: [baseline(2024, 38.1), target(2027, 40.5), target(2030, 42)],
    });
    expect(compareIndicators([before], [after])).toEqual([
      {
        kind: "changed",
        group: null,
        name: "森林覆盖率",
        unit: "百分比",
        readings: 0,
        changes: [
          { field: "unit", year: null, from: "%", to: "百分比" },
          { field: "nature", year: null, from: null, to: "binding" },
          { field: "target", year: 2027, from: "40", to: "40.5" },
          { field: "target", year: 2030, from: null, to: "42" },
        ],
      },
    ]);
  });

  it("tells what is new and what is gone, the latter with what was measured", () => {
    const before = [standing("养老床位数", { unit: "张", readings: 3, values: [target(2027, 9000)] })];
    const after = [printed("护理型床位占比", { unit: "%", values: [target(2027, 60)] })];
    expect(compareIndicators(before, after)).toMatchObject([
      {
        kind: "new",
        name: "护理型床位占比",
        changes: [
          { field: "unit", to: "%" },
          { field: "target", year: 2027, from: null, to: "60" },
        ],
      },
      { kind: "gone", name: "养老床位数", readings: 3, changes: [] },
    ]);
  });

  it("leaves what the text does not say: a unit, a nature, all figures", () => {
    const before = standing("年均空气质量优良天数", {
      unit: "天",
      nature: "binding",
      values: [target(2027, 320)],
    });
    expect(compareIndicators([before], [printed("年均空气质量优良天数")])).toMatchObject([
      { kind: "same", unit: "天", changes: [] },
    ]);
  });

  it("is gone once: what an earlier edition dropped is no news", () => {
    expect(compareIndicators([standing("旧指标", { isDropped: true })], [])).toMatchObject([
      { kind: "same" },
    ]);
  });

  it("takes the first of two figures of one year, and no figure for another because of its last places", () => {
    const before = standing("增速", { values: [target(2027, 0.3)] });
    const after = printed("增速", { values: [target(2027, 0.1 + 0.2), target(2027, 8)] });
    expect(compareIndicators([before], [after])).toMatchObject([{ kind: "same" }]);
  });

  it("knows one again under another group, in another writing, in another order", () => {
    const before = [
      standing("参保人数", { id: "a", group: "城镇" }),
      standing("参保人数", { id: "b", group: "农村" }),
      standing("R&D经费投入强度", { id: "c", group: "创新" }),
    ];
    const after = [
      printed("Ｒ＆Ｄ 经费投入强度", { group: "创新驱动" }),
      printed("参保人数", { group: "农村" }),
      printed("参保人数", { group: "城镇" }),
      printed("参保人数", { group: "灵活就业" }),
    ];
    const { pairs, rest } = matchIndicators(before, after);
    expect(pairs.map((pair) => pair.before?.id ?? null)).toEqual(["c", "b", "a", null]);
    expect(rest).toEqual([]);
  });

  it("does not guess between several of one name", () => {
    const before = [
      standing("参保率", { id: "a", group: "一" }),
      standing("参保率", { id: "b", group: "二" }),
    ];
    const { pairs, rest } = matchIndicators(before, [printed("参保率", { group: "三" })]);
    expect(pairs[0]?.before).toBeNull();
    expect(rest).toHaveLength(2);
  });

  it("ignores rows without a name", () => {
    expect(compareIndicators([], [printed(" ", { values: [target(2027, 1)] })])).toEqual([]);
  });
});
