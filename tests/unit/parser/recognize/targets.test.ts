import { describe, expect, it } from "vitest";
import { findTargets } from "@/lib/parser/recognize/targets";

const read = (text: string) =>
  findTargets(text, 0)
    .map((own) => `${own.comparator}${own.value}${own.unit}${own.year ?? ""}`)
    .join(" ");

describe("findTargets", () => {
  it.each([
    ["到2025年,通过率达80%以上", ">=80%2025"],
    ["培育品牌企业3000家、生产基地(园区)50个、示范县60个", "=3000家 =50个 =60个"],
    ["主导制修订标准120项以上", ">=120项"],
    ["每年开展5项以上验证活动", ">=5项"],
    ["营业总收入达到150亿元", "=150亿元"],
    ["单位能耗下降15%,森林覆盖率稳定在45%", "=15% =45%"],
    ["审批时限压缩至3个工作日以内", "<=3个工作日"],
    ["培训人员1,200人次", "=1200人次"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    "将年耗能1万吨标煤以上重点用能单位纳入系统",
    "选择1~3个行业开展试点",
    "60周岁以上老年人",
    "到2025年建成体系",
    "推广ISO9001认证",
    "对首次认定的给予20万元奖励",
    "目前已建成100个站点",
    "第3次会议",
    "落实《3年行动计划100条》",
    "一万家企业获得认证",
  ])("finds none in: %s", (text) => {
    expect(read(text)).toBe("");
  });

  it("points to number and unit", () => {
    const text = "新增企业20家";
    const [target] = findTargets(text, 0);
    expect(text.slice(...(target?.anchor ?? [0, 0]))).toBe("20家");
    expect(target?.metric).toBe("新增企业");
  });
});
