import { describe, expect, it } from "vitest";
import {
  changesBetween,
  differences,
  ownChanges,
  rebase,
  takeTheirs,
} from "@/components/imports/draft-changes";
import { paragraphsOf } from "@/components/imports/source-marks";
import type { DraftDepartment, DraftTask, ImportDraft } from "@/lib/imports/types";
import { countDraft, departmentFor, doubtsOf } from "@/lib/imports/view";
import { draft, task } from "./sample";

const nothing = { warnings: [], similar: {} };

function kinds(given: ImportDraft, desk: Parameters<typeof doubtsOf>[0] = nothing): string[] {
  return doubtsOf(desk, given).map(({ kind, taskKey }) => (taskKey === null ? kind : `${kind} ${taskKey}`));
}

function fresh(key: string, name: string): DraftDepartment {
  return { key, name, printedAs: name, collective: false, departmentId: null };
}

describe("doubts", () => {
  it("are none where everything is there", () => {
    expect(kinds(draft([task("t1"), task("t2")]))).toEqual([]);
  });

  it("are told task by task, and not for what is no task", () => {
    const tasks = [
      task("t1", { assignments: [] }),
      task("t2", { assignments: [{ departmentKey: "d1", role: "responsible", anchor: null }] }),
      task("t3", { deadline: null }),
      task("t4", { deadline: { words: "尽快", date: null, kind: "by", anchor: null } }),
      task("t5", { assignments: [], deadline: null, excluded: true }),
    ];
    expect(kinds(draft(tasks))).toEqual([
      "no_department t1",
      "no_lead t2",
      "no_deadline t3",
      "deadline_without_day t4",
    ]);
  });

  it("are told once where they hold for the whole document", () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      task(`t${index}`, {
        assignments: [{ departmentKey: `d${index % 8}`, role: "responsible", anchor: null }],
        deadline: null,
        notes: ["flattened-row"],
      }),
    );
    const departments = Array.from({ length: 8 }, (_, index) => fresh(`d${index}`, `第${index}局`));
    const given = draft(many, { departments });
    given.plan.endsOn = null;
    expect(kinds(given).sort()).toEqual([
      "new_departments",
      "no_deadlines",
      "no_leads",
      "no_plan_end",
      "reader",
    ]);
  });

  it("ask about a name that resembles known ones, and go when it is settled", () => {
    const departments = [fresh("d1", "市市监局")];
    const desk = { warnings: [], similar: { d1: [{ id: "x", name: "市市场监管局" }] } };
    const given = draft([task("t1")], { departments });
    expect(doubtsOf(desk, given)).toMatchObject([
      { kind: "similar_department", departmentKey: "d1", candidates: [{ name: "市市场监管局" }] },
    ]);
    const settled = {
      ...given,
      departments: [{ ...fresh("d1", "市市监局"), departmentId: crypto.randomUUID() }],
    };
    expect(kinds(settled, desk)).toEqual([]);
  });

  it("of the reader find their task by place", () => {
    const tasks = [task("t1", { anchors: [[0, 10]] }), task("t2", { anchors: [[10, 20]] })];
    const warnings = [{ code: "odd-name", message: "", anchor: [12, 14] as [number, number] }];
    expect(kinds(draft(tasks), { warnings, similar: {} })).toEqual(["reader t2"]);
  });
});

it("counts what is kept", () => {
  const tasks = [task("t1", { checked: true }), task("t2", { excluded: true, checked: false })];
  expect(countDraft(draft(tasks))).toMatchObject({
    tasks: 1,
    checked: 1,
    departments: 1,
    leads: 1,
    deadlines: 1,
  });
});

describe("a typed name", () => {
  const directory = [{ id: "x", name: "市市场监管局", collective: false, aliases: ["市市监局"] }];

  it("is the document's own where it stands there already", () => {
    const given = draft([], { departments: [fresh("d1", "市教育局")] });
    expect(departmentFor("市教育局 ", given, directory)).toEqual({ key: "d1" });
  });

  it("is the workspace's, also by another name", () => {
    expect(departmentFor("市市监局", draft([], { departments: [] }), directory)).toMatchObject({
      added: { departmentId: "x", name: "市市场监管局", printedAs: null },
    });
  });

  it("is new otherwise, under a key that nobody else makes", () => {
    const given = draft([], { departments: [fresh("d2", "市教育局")] });
    const found = [departmentFor("市体育局", given, directory), departmentFor("市体育局", given, directory)];
    expect(found).toMatchObject([
      { added: { name: "市体育局", departmentId: null } },
      { added: { name: "市体育局", departmentId: null } },
    ]);
    expect(new Set(found.map((one) => ("added" in one ? one.added.key : one.key))).size).toBe(2);
  });
});

describe("two writers", () => {
  const start = draft([task("t1"), task("t2"), task("t3")]);
  const edit = (from: ImportDraft, key: string, more: Partial<DraftTask>): ImportDraft => ({
    ...from,
    tasks: from.tasks.map((one) => (one.key === key ? { ...one, ...more } : one)),
  });

  it("send only what changed", () => {
    expect(changesBetween(start, start)).toBeNull();
    expect(changesBetween(start, edit(start, "t2", { title: "我的" }))).toMatchObject({
      tasks: [{ key: "t2", title: "我的" }],
    });
  });

  it("see where they differ, and keep what each chose", () => {
    const mine = edit(edit(start, "t1", { title: "我的", number: "7" }), "t2", { text: "我的正文" });
    const theirs = edit(edit(start, "t1", { title: "对方的" }), "t3", { checked: true });
    const changes = changesBetween(start, mine);
    if (!changes) throw new Error("nothing changed");
    const rebased = rebase(theirs, changes);
    expect(rebased.tasks[2]).toBe(theirs.tasks[2]);
    expect(differences(rebased, theirs).map(({ key }) => key)).toEqual(["t1:title", "t1:number", "t2:text"]);
    const settled = takeTheirs(rebased, theirs, new Set(["t1:title"]));
    expect(settled.tasks.map(({ title, number }) => [title, number])).toEqual([
      ["对方的", "7"],
      ["任务t2", "2"],
      ["任务t3", "3"],
    ]);
    expect(settled.tasks[1]?.text).toBe("我的正文");
  });
});

it("settling one name leaves what another writer settled meanwhile", () => {
  const [one, two] = [fresh("d1", "甲局"), fresh("d2", "乙局")];
  const start = draft([task("t1")], { departments: [one, two] });
  const mine = { ...start, departments: [{ ...one, name: "甲某局" }, two] };
  const theirs = { ...start, departments: [one, { ...two, name: "乙某局" }] };
  const rebased = rebase(theirs, ownChanges(start, mine) ?? {});
  expect(rebased.departments.map(({ name }) => name)).toEqual(["甲某局", "乙某局"]);
});

describe("the source beside the fields", () => {
  const text = "某市实施方案\n一、重点任务\n1.推进工作。由市教育局牵头，2026年底前完成。\n\n结尾";
  const at = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];
  const given = draft(
    [
      task("t1", {
        titleAnchor: at("推进工作"),
        anchors: [at("1.推进工作。由市教育局牵头，2026年底前完成。")],
        assignments: [{ departmentKey: "d1", role: "lead", anchor: at("市教育局") }],
        deadline: { words: "2026年底前", date: "2026-12-31", kind: "by", anchor: at("2026年底前") },
      }),
    ],
    {
      sections: [
        { key: "s1", parentKey: null, label: "一、", title: "重点任务", anchor: at("一、重点任务") },
      ],
    },
  );
  const paragraphs = paragraphsOf(text, given);

  it("loses no character", () => {
    const shown = paragraphs.map(({ runs }) => runs.map(({ start, end }) => text.slice(start, end)).join(""));
    expect(shown).toEqual(text.split("\n").filter((line) => line.trim() !== ""));
  });

  it("is set as an official document", () => {
    expect(paragraphs.map(({ style }) => style)).toEqual(["title", "heading", "text", "text"]);
    expect(paragraphs.map(({ ordinal }) => ordinal)).toEqual([null, null, 1, null]);
    expect(paragraphs.map(({ taskKey }) => taskKey)).toEqual([null, null, "t1", null]);
  });

  it("marks the words of each field", () => {
    const marked = paragraphs[2]?.runs.flatMap(({ start, end, marks }) =>
      marks.map(({ field }) => [field, text.slice(start, end)]),
    );
    expect(marked).toEqual([
      ["title", "推进工作"],
      ["department:d1", "市教育局"],
      ["deadline", "2026年底前"],
    ]);
  });
});
