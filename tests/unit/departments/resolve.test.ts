import { describe, expect, it } from "vitest";
import { Directory, likeness } from "@/lib/departments/rules";
import type { KnownDepartment } from "@/lib/departments/types";

function known(name: string, more: Partial<KnownDepartment> = {}): KnownDepartment {
  return { id: name, name, isCollective: false, successorId: null, aliases: [], ...more };
}

const directory = new Directory([
  known("市工业和信息化局"),
  known("市市场监督管理局", { aliases: ["市市场监管局"] }),
  known("市质量技监局", { successorId: "市市场监督管理局" }),
  known("市发展和改革委员会"),
  known("市教育局"),
  known("各区县人民政府", { isCollective: true }),
]);

function names(name: string): string[] {
  const resolution = directory.resolve(name);
  return resolution.kind === "similar" ? resolution.candidates.map((candidate) => candidate.name) : [];
}

describe("what a printed name stands for", () => {
  it.each([
    ["the name itself", "市教育局", "市教育局"],
    ["another name it is known by", "市市场监管局", "市市场监督管理局"],
    ["its name before a reform", "市质量技监局", "市市场监督管理局"],
    ["the name with spaces and wide characters", " 市 教育局", "市教育局"],
  ])("is found by %s", (_, printed, expected) => {
    expect(directory.resolve(printed)).toMatchObject({ kind: "existing", department: { name: expected } });
  });

  it.each([
    ["市工信局", "市工业和信息化局"],
    ["工信局", "市工业和信息化局"],
    ["市发展改革委", "市发展和改革委员会"],
    ["市发改委", "市发展和改革委员会"],
    ["市市监局", "市市场监督管理局"],
    ["滨江市教育局", "市教育局"],
  ])("%s is proposed as %s, and left to a person", (printed, expected) => {
    expect(names(printed)[0]).toBe(expected);
  });

  it.each(["市公安局", "市财政局", "市交通运输局", "团市委"])("%s is new", (printed) => {
    expect(directory.resolve(printed)).toEqual({ kind: "new" });
  });

  it("proposes nothing for a collective name", () => {
    expect(directory.resolve("各区政府", true)).toEqual({ kind: "new" });
  });

  it("ends where successions run in a circle", () => {
    const circle = new Directory([
      known("甲局", { successorId: "乙局" }),
      known("乙局", { successorId: "甲局" }),
    ]);
    expect(circle.resolve("甲局").kind).toBe("existing");
  });

  it("trusts a name of another level less", () => {
    expect(likeness("区教育局", "市教育局")).toBeLessThan(likeness("教育局", "市教育局"));
  });
});
