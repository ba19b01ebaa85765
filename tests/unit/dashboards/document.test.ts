import { describe, expect, it } from "vitest";
import type { DocumentSection, DocumentTask } from "@/lib/dashboards/document/types";
import { documentLines } from "@/lib/dashboards/document/view";

const text = [
  "某市实施方案",
  "一、重点任务",
  "（一）更新设备。围绕工业，引导更新。",
  "1.推进甲事。2026年底前完成100台。（市工信局牵头）",
  "",
  "序号\t任务\t时限",
  "1\t推进乙事\t2027年6月底前",
].join("\n");

const place = (words: string, from = 0): [number, number] => {
  const start = text.indexOf(words, from);
  return [start, start + words.length];
};

const section = (id: string, parentId: string | null, words: string): DocumentSection => {
  const [start, end] = place(words);
  return { id, parentId, label: null, title: words, start, end };
};

const task = (id: string, words: string, more: Partial<DocumentTask>): DocumentTask => ({
  id,
  number: "1",
  name: words,
  anchors: [place(words)],
  light: "green",
  reason: "on_course",
  lag: 0,
  daysLeft: 30,
  lateDays: null,
  deadline: "2026-12-31",
  percent: 10,
  expected: 10,
  deadlineWords: null,
  deadlineOn: null,
  originalDeadline: null,
  assignments: [],
  targets: [],
  report: null,
  ...more,
});

const [first, second] = place("市工信局");
const sections = [section("s1", null, "一、重点任务"), section("s2", "s1", "（一）更新设备。")];
const tasks = [
  task("t1", "2026年底前完成100台。", {
    deadlineWords: "2026年底前",
    assignments: [{ role: "lead", name: "市工业和信息化局", start: first, end: second }],
    targets: [place("100台")],
  }),
  task("t2", "推进乙事", { deadlineWords: "2027年6月底前" }),
];
const lines = documentLines(text, "某市实施方案", sections, tasks);

describe("the document line by line", () => {
  it("keeps every word of the text in its order", () => {
    const said = lines.map(({ cells }) =>
      cells.map((pieces) => pieces.map((p) => p.text).join("")).join("\t"),
    );
    expect(said.join("\n")).toBe(text.replace("\n\n", "\n"));
    for (const { cells } of lines) {
      for (const piece of cells.flat()) {
        expect(text.slice(piece.start, piece.start + piece.text.length)).toBe(piece.text);
      }
    }
  });

  it("knows title, headings with their level, headings that run in, and rows of tables", () => {
    expect(lines.map(({ kind }) => kind)).toEqual(["title", "heading", "text", "text", "row", "row"]);
    expect(lines[1]).toMatchObject({ level: 0, sectionIds: ["s1"] });
    expect(lines[2]?.cells[0]?.[0]).toMatchObject({ text: "（一）更新设备。", isHeading: true });
    expect(lines[2]?.sectionIds).toEqual(["s2"]);
  });

  it("sets each task beside the line it begins in", () => {
    expect(lines.map((line) => line.tasks.map(({ id }) => id))).toEqual([[], [], [], ["t1"], [], ["t2"]]);
  });

  it("marks the words that were read, and says as what", () => {
    const marks = lines.flatMap(({ cells }) => cells.flat()).filter(({ mark }) => mark !== null);
    expect(marks.map(({ text: words, mark }) => [words, mark?.taskId, mark?.as.kind])).toEqual([
      ["2026年底前", "t1", "deadline"],
      ["100台", "t1", "target"],
      ["市工信局", "t1", "department"],
      ["2027年6月底前", "t2", "deadline"],
    ]);
  });

  it("leaves out marks that overlap or lie outside, and keeps the words", () => {
    const odd = task("t3", "推进甲事", {
      assignments: [
        { role: "lead", name: "甲", start: first, end: second + 1 },
        { role: "lead", name: "乙", start: first + 1, end: second },
        { role: "lead", name: "丙", start: 9_000, end: 9_010 },
      ],
    });
    const pieces = documentLines(text, "", [], [odd]).flatMap(({ cells }) => cells.flat());
    expect(pieces.filter(({ mark }) => mark).map((piece) => piece.text)).toEqual(["市工信局牵"]);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text.replaceAll(/[\n\t]/g, ""));
  });
});
