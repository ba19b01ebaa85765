import { describe, expect, it } from "vitest";
import { applyChanges, documentOfPaste, mergeAssignments, planDays, yearsOfTitle } from "@/lib/imports/rules";
import { draft, task } from "./sample";

describe("the years of a title", () => {
  it.each([
    ["滨江市建设质量强市实施方案（2025—2027年）", 2025, 2027],
    ["某市行动计划(2023-2025年)", 2023, 2025],
    ["某市三年行动方案（2021年至2023年）", 2021, 2023],
    ["2026年政府工作报告重点任务分工方案", 2026, 2026],
    ["“十四五”市场监管规划", 2021, 2025],
    ["某省“十三五”时期发展规划", 2016, 2020],
  ])("%s", (title, first, last) => {
    expect(yearsOfTitle(title)).toEqual({ first, last });
  });

  it.each(["关于加强质量工作的实施意见", "“一五一十”工程实施方案", ""])("none in %j", (title) => {
    expect(yearsOfTitle(title)).toBeNull();
  });
});

describe("from when to when a plan runs", () => {
  const today = "2026-11-21";

  it.each([
    [
      "its day of issue to the end of its years",
      "（2025—2027年）",
      "2025-03-10",
      [],
      "2025-03-10",
      "2027-12-31",
    ],
    ["the first of its years", "（2025—2027年）", null, [], "2025-01-01", "2027-12-31"],
    ["its latest deadline", "方案", "2025-03-10", ["2026-06-30", "2025-12-31"], "2025-03-10", "2026-06-30"],
    ["today where nothing says", "方案", null, [], today, null],
    ["a year that has passed", "方案", null, ["2020-12-31"], "2020-01-01", "2020-12-31"],
    ["no end before its start", "2018年方案", "2019-02-01", ["2018-12-31"], "2019-02-01", null],
  ])("%s", (_, title, issuedOn, deadlines, startsOn, endsOn) => {
    expect(planDays(title, issuedOn, deadlines, today)).toEqual({ startsOn, endsOn });
  });
});

it("keeps the stronger role where a department is named twice", () => {
  const twice = [
    { departmentKey: "d1", role: "cooperating" as const },
    { departmentKey: "d2", role: "responsible" as const },
    { departmentKey: "d1", role: "lead" as const },
  ];
  expect(mergeAssignments(twice, ({ departmentKey }) => departmentKey)).toEqual([
    { departmentKey: "d1", role: "lead" },
    { departmentKey: "d2", role: "responsible" },
  ]);
});

describe("corrections to a draft", () => {
  const before = draft([task("t1"), task("t2")]);
  const length = 100;

  it("change what they name and leave the rest", () => {
    const after = applyChanges(
      before,
      { tasks: [{ ...task("t2"), title: "新名称", checked: true }] },
      length,
    );
    expect(after.tasks[0]).toBe(before.tasks[0]);
    expect(after.tasks[1]).toMatchObject({ title: "新名称", checked: true });
    expect(after.plan).toBe(before.plan);
  });

  it("order, add and remove tasks", () => {
    const changes = { tasks: [task("n1")], order: ["n1", "t2"], removed: ["t1"] };
    expect(applyChanges(before, changes, length).tasks.map(({ key }) => key)).toEqual(["n1", "t2"]);
  });

  it.each([
    ["words outside the text", { tasks: [{ ...task("t2"), anchors: [[0, 9999] as [number, number]] }] }],
    ["a section that is not there", { tasks: [{ ...task("t2"), sectionKey: "x" }] }],
    ["a task that is nowhere by now", { order: ["t1"] }],
    ["a task that stands twice", { order: ["t1", "t2", "t1"] }],
    ["a task of the order that nobody has", { order: ["t1", "t2", "n1"] }],
    ["a new task without a place", { tasks: [task("n1")] }],
    ["a task that is not there", { tasks: [task("t9")] }],
    [
      "a department that is not there",
      {
        tasks: [
          { ...task("t1"), assignments: [{ departmentKey: "d9", role: "lead" as const, anchor: null }] },
        ],
      },
    ],
    ["the removal of a department in use", { departments: [] }],
  ])("are refused for %s", (_, changes) => {
    expect(() => applyChanges(before, changes, length)).toThrow("invalid");
  });
});

it.each([
  ["\n\n  关于印发方案的通知  \n正文", "关于印发方案的通知.txt"],
  ["a/b\\c\n", "abc.txt"],
  [" \n ", "paste.txt"],
])("names a pasted text %j by its first line", (text, name) => {
  expect(documentOfPaste(text).fileName).toBe(name);
});

it("keeps the form of a pasted text as a web page in UTF-8", () => {
  const { fileName, bytes } = documentOfPaste("方案", "<table><tr><td>市教育局</td></tr></table>");
  expect(fileName).toBe("方案.html");
  const page = new TextDecoder().decode(bytes);
  expect(page).toMatch(/^<!doctype html>.*charset="utf-8".*市教育局/);
});
