import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween, ownChanges, rebase } from "@/components/imports/draft-changes";
import {
  addFromSource,
  type Move,
  mergeWithAbove,
  moveTask,
  moveToSection,
  splitTask,
} from "@/components/imports/draft-moves";
import { applyChanges } from "@/lib/imports/rules";
import type { Anchor, DraftTask, ImportDraft } from "@/lib/imports/types";
import { draft, task } from "./sample";

const bare = (text: string) => text.replace(/\s+/g, "");
const section = (key: string, at: number) => ({
  key,
  parentKey: null,
  label: "一、",
  title: key,
  anchor: [at, at + 1] as Anchor,
});

/** A document of paragraphs, each of them a task, in two sections. */
function documentOf(paragraphs: readonly string[]): { source: string; before: ImportDraft } {
  let source = "";
  const tasks = paragraphs.map((text, index): DraftTask => {
    const start = source.length;
    source += `${text}\n`;
    const middle = start + Math.floor(text.length / 2);
    return task(`t${index + 1}`, {
      text,
      title: null,
      anchors: [[start, start + text.length]],
      sectionKey: index * 2 < paragraphs.length ? "s1" : "s2",
      assignments: [{ departmentKey: "d1", role: "lead", anchor: [middle, middle + 1] }],
      deadline: null,
    });
  });
  const second = tasks.find(({ sectionKey }) => sectionKey === "s2")?.anchors[0]?.[0] ?? source.length;
  const sections = [section("s1", 0), section("s2", second)];
  return { source, before: draft(tasks, { sections }) };
}

const paragraph = fc
  .string({ unit: fc.constantFrom(..."推进某项工作，市教育局。；2026年 a"), minLength: 4, maxLength: 40 })
  .filter((text) => bare(text).length > 2 && text.trim() === text);
const someDocument = fc.array(paragraph, { minLength: 2, maxLength: 6 }).map(documentOf);

type Step = { kind: string; at: number; share: number };
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom("split", "merge", "up", "down", "section", "add"),
    at: fc.nat(20),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { maxLength: 8 },
);

function moveOf(source: string, now: ImportDraft, { kind, at, share }: Step): Move {
  const chosen = now.tasks[at % now.tasks.length];
  if (!chosen) return () => null;
  const start = Math.floor(share * source.length);
  switch (kind) {
    case "split":
      return splitTask(source, chosen.key, Math.floor(share * chosen.text.length));
    case "merge":
      return mergeWithAbove(source, chosen.key);
    case "up":
      return moveTask(chosen.key, -1);
    case "down":
      return moveTask(chosen.key, 1);
    case "section":
      return moveToSection(chosen.key, share < 0.3 ? null : share < 0.6 ? "s1" : "s2");
    default:
      return addFromSource(source, [start, Math.min(source.length, start + 1 + at)]);
  }
}

function play(source: string, before: ImportDraft, moves: readonly Step[]): ImportDraft {
  return moves.reduce((now, step) => moveOf(source, now, step)(now)?.draft ?? now, before);
}

const letters = (now: ImportDraft) => [...bare(now.tasks.map(({ text }) => text).join(""))].sort().join("");

describe("whatever is split, merged, moved and added", () => {
  it("loses and doubles nothing of the text, and points to words that are there", () => {
    fc.assert(
      fc.property(someDocument, steps, ({ source, before }, moves) => {
        const after = play(source, before, moves);
        expect(letters(after)).toBe(letters(before));
        expect(new Set(after.tasks.map(({ key }) => key)).size).toBe(after.tasks.length);
        const held = new Array<number>(source.length).fill(0);
        for (const { anchors, text } of after.tasks) {
          for (const [start, end] of anchors) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(source.length);
            for (let at = start; at < end; at++) held[at] = (held[at] ?? 0) + 1;
          }
          const words = anchors.map(([start, end]) => source.slice(start, end)).join("");
          expect([...bare(words)].sort()).toEqual([...bare(text)].sort());
        }
        expect(Math.max(...held)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it("comes to the server as it stands, also over what somebody else saved", () => {
    fc.assert(
      fc.property(someDocument, steps, ({ source, before }, moves) => {
        const after = play(source, before, moves);
        const changes = changesBetween(before, after);
        const saved = changes ? applyChanges(before, changes, source.length) : before;
        expect(saved).toEqual(after);
        const [first] = before.tasks;
        const theirs = { ...before, tasks: [...before.tasks, task("theirs", { anchors: [] })] };
        const joined = rebase(theirs, ownChanges(before, after) ?? {});
        expect(joined.tasks.map(({ key }) => key)).toContain("theirs");
        expect(joined.tasks.filter(({ key }) => key !== "theirs")).toEqual(after.tasks);
        expect(first).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });
});

describe("a split", () => {
  const source = "推进甲项工作（市教育局牵头）；推进乙项工作，2026年底前完成（市财政局牵头）。";
  const cutAt = source.indexOf("推进乙");
  const anchorOf = (words: string): Anchor => [source.indexOf(words), source.indexOf(words) + words.length];
  const before = draft([
    task("t1", {
      text: source,
      anchors: [[0, source.length]],
      assignments: [
        { departmentKey: "d1", role: "lead", anchor: anchorOf("市教育局") },
        { departmentKey: "d2", role: "lead", anchor: anchorOf("市财政局") },
      ],
      deadline: { words: "2026年底前", date: "2026-12-31", kind: "by", anchor: anchorOf("2026年底前") },
    }),
  ]);

  it("gives each half the departments and the deadline of its own words", () => {
    const [first, second] = splitTask(source, "t1", cutAt)(before)?.draft.tasks ?? [];
    expect(first?.assignments.map(({ departmentKey }) => departmentKey)).toEqual(["d1"]);
    expect(second?.assignments.map(({ departmentKey }) => departmentKey)).toEqual(["d2"]);
    expect([first?.deadline, second?.deadline?.date]).toEqual([null, "2026-12-31"]);
    expect([first?.key, first?.anchors, second?.anchors]).toEqual([
      "t1",
      [[0, cutAt]],
      [[cutAt, source.length]],
    ]);
    expect(second?.title).toBeNull();
  });

  it("finds its place also in a corrected text, and asks for one inside of it", () => {
    const text = source.replace("甲项", "第一项");
    const corrected = { ...before, tasks: before.tasks.map((one) => ({ ...one, text })) };
    const [, second] = splitTask(source, "t1", cutAt + 1)(corrected)?.draft.tasks ?? [];
    expect(second?.anchors).toEqual([[cutAt, source.length]]);
    expect(splitTask(source, "t1", 0)(before)).toBeNull();
    expect(splitTask(source, "t1", source.length)(before)).toBeNull();
  });

  it("is undone by a merge", () => {
    const split = splitTask(source, "t1", cutAt)(before);
    const merged = split && mergeWithAbove(source, split.openKey)(split.draft)?.draft;
    expect(merged?.tasks).toMatchObject([{ key: "t1", text: source, anchors: [[0, source.length]] }]);
    expect(merged?.tasks[0]?.assignments).toHaveLength(2);
  });
});

it("merges with the task above that is one, and keeps a name that is not in the text", () => {
  const before = draft([
    task("t1"),
    task("t2", { excluded: true }),
    task("t3", { title: "另一项", text: "正文" }),
  ]);
  const merged = mergeWithAbove("", "t3")(before);
  expect(merged?.draft.tasks.map(({ key }) => key)).toEqual(["t1", "t2"]);
  expect(merged?.draft.tasks[0]?.text).toBe("推进某项工作。\n另一项\n正文");
  expect(mergeWithAbove("", "t1")(before)).toBeNull();
});

it("takes words out of the task that has them, where they stand and not where they stand first", () => {
  const source = "推进甲项，推进乙项。";
  const before = draft([task("t1", { text: source, anchors: [[0, source.length]] })]);
  const added = addFromSource(source, [5, 9])(before);
  expect(added?.draft.tasks.map(({ text }) => text)).toEqual(["推进甲项，。", "推进乙项"]);
  const whole = addFromSource(source, [0, source.length])(before);
  expect(whole).toMatchObject({ openKey: "t1" });
});
