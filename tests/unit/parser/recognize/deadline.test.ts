import { describe, expect, it } from "vitest";
import { findLimits, readStatedLimit } from "@/lib/parser/recognize/deadline";

const dates = { issuedOn: "2023-04-06", firstYear: 2023 };

describe("findLimits", () => {
  it.each([
    ["到2025年,建成平台", "2025-12-31"],
    ["2024年10月底前完成", "2024-10-31"],
    ["2024年2月底前完成", "2024-02-29"],
    ["力争2024年上半年前完成", "2024-06-30"],
    ["2023年第三季度末前完成", "2023-09-30"],
    ["于2023年9月15日前报送", "2023-09-15"],
    ["年底前完成整改", "2023-12-31"],
    ["6月底前完成整改", "2023-06-30"],
    ["方案印发后3个月内出台细则", "2023-07-06"],
    ["3年内实现全覆盖", "2025-12-31"],
    ["二〇二四年底前完成", "2024-12-31"],
  ])("%s", (text, date) => {
    expect(findLimits(text, dates).find((found) => found.kind === "by")?.date).toBe(date);
  });

  it.each([
    "自2024年起实施",
    "根据2022年工作安排",
    "落实《行动计划(2023—2025年)》",
    "2024年以来",
    "截至2022年底,已建成平台",
    "100年品牌",
    "国内领先、行业内知名",
  ])("finds no date in: %s", (text) => {
    expect(findLimits(text, dates).filter((found) => found.kind === "by")).toEqual([]);
  });

  it("tells a recurrence", () => {
    expect(findLimits("每年开展评估", dates)).toMatchObject([{ kind: "recurring", date: null }]);
  });
});

describe("readStatedLimit", () => {
  it.each([
    ["2025年", "2025-12-31", "by"],
    ["2024年6月", "2024-06-30", "by"],
    ["2024.12", "2024-12-31", "by"],
    ["2023年1月至11月", "2023-11-30", "by"],
    ["12月底前", "2023-12-31", "by"],
    ["2023—2025年", "2025-12-31", "by"],
    ["长期坚持", null, "ongoing"],
    ["全年", null, "ongoing"],
    ["每季度末", null, "recurring"],
    ["按上级要求", null, "by"],
  ])("%s", (text, date, kind) => {
    expect(readStatedLimit(text, dates)).toMatchObject({ date, kind });
  });

  it("is null for an empty cell", () => {
    expect(readStatedLimit(" — ", dates)).toBeNull();
  });
});
