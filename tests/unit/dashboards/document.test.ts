import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placesOf } from "@/lib/dashboards/document/rules";
import type { DocumentSection, DocumentTask } from "@/lib/dashboards/document/types";
import {
  cutIntoWindows,
  documentLines,
  rangeOf,
  windowAt,
  windowStarts,
} from "@/lib/dashboards/document/view";

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
    const marks = lines.flatMap(({ cells }) => cells.flat()).filter(({ mark }) => mark);
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

describe("a long document in windows", () => {
  /** Lines of all lengths, some of them rows of a table, with tasks that begin, go on and are marked anywhere. */
  const documents = fc
    .array(
      fc.record({
        words: fc.constantFrom("", "推进甲事。", "甲\t乙\t丙", "某市实施方案", "2026年底前完成"),
        times: fc.integer({ min: 1, max: 900 }),
      }),
      { minLength: 1, maxLength: 120 },
    )
    .map((lines) => lines.map(({ words, times }) => words.repeat(times)).join("\n"))
    .chain((words) => {
      const at = fc.nat(words.length);
      const stretch = fc
        .tuple(at, fc.nat(40))
        .map(([start, length]): [number, number] => [start, start + length]);
      const someTask = fc.record({
        anchors: fc.array(stretch, { maxLength: 3 }).map((all) => all.sort((a, b) => a[0] - b[0])),
        targets: fc.array(stretch, { maxLength: 2 }),
        deadlineWords: fc.constantFrom(null, "2026年底前"),
        assignments: fc.array(
          stretch.map(([start, end]) => ({ role: "lead" as const, name: "甲", start, end })),
        ),
      });
      return fc.record({
        words: fc.constant(words),
        tasks: fc
          .array(someTask, { maxLength: 30 })
          .map((all) => all.map((more, index) => task(`t${index}`, "某市", more))),
        sections: fc
          .array(stretch, { maxLength: 12 })
          .map((all) =>
            all.map(([start, end], index) => ({ ...section(`s${index}`, null, "某市"), start, end })),
          ),
      });
    });

  it("has every line exactly once and in its order, as it reads in the whole", () => {
    fc.assert(
      fc.property(documents, ({ words, tasks: some, sections: headings }) => {
        const starts = windowStarts(words);
        const whole = documentLines(words, "某市实施方案", headings, some);
        const windows = starts.map((_, index) =>
          documentLines(words, "某市实施方案", headings, some, rangeOf(starts, index, words)),
        );
        expect(windows.flat()).toEqual(whole);
        expect(cutIntoWindows(whole, starts).map((window) => window.lines)).toEqual(windows);
        starts.forEach((start, index) => {
          expect(windowAt(starts, start)).toBe(index);
          expect(words.slice(start - 1, start)).toBe(index === 0 ? "" : "\n");
        });
      }),
      { numRuns: 60 },
    );
  });

  it("comes whole where it is short, and keeps tables together", () => {
    expect(windowStarts("甲\n".repeat(9_000))).toEqual([0]);
    const table = "甲\t乙乙乙乙乙乙乙\n".repeat(1_000);
    const long = `${"前言。\n".repeat(1_400)}${table}${"后文。\n".repeat(3_000)}`;
    const begins = long.indexOf("\t") - 1;
    const inside = windowStarts(long).filter((at) => at > begins && at < begins + table.length);
    expect(inside).toEqual([]);
    expect(windowStarts(`${"甲\t乙\n".repeat(20_000)}`).length).toBeGreaterThan(2);
  });

  it("finds words wherever they stand, whatever their script, width and spaces", () => {
    expect(placesOf("质量\n质 量、質量\nABC", "质量")).toEqual([0, 3, 7]);
    expect(placesOf("质量\nＡＢc", "abc")).toEqual([3]);
    expect(placesOf("质\n量", "质量")).toEqual([]);
    expect(placesOf("质量", "  ")).toEqual([]);
  });
});
