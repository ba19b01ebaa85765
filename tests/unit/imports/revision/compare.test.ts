import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTasks, differences, matchTasks } from "@/lib/imports/revision/rules";
import { emptyMapping } from "@/lib/imports/revision/schema";
import type { Compared, StandingTask } from "@/lib/imports/revision/types";
import { markWords } from "@/lib/imports/revision/view";

function task(key: string, fields: Partial<Compared> = {}): Compared {
  return {
    key,
    number: null,
    title: null,
    text: "",
    section: "一、重点任务",
    parts: [],
    deadline: null,
    ...fields,
  };
}

function standing(one: Compared, more: Partial<StandingTask> = {}): StandingTask {
  return {
    ...one,
    parts: one.parts.map((part, index) => ({
      ...part,
      assignmentId: `${one.key}-${index}`,
      percent: 0,
      isBlocked: false,
      declined: false,
      isRecorded: false,
    })),
    percent: 0,
    isBlocked: false,
    version: 1,
    order: 1,
    status: "in_progress",
    sectionId: null,
    isDropped: false,
    reports: 0,
    edited: [],
    updatedAt: new Date(0),
    ...more,
  };
}

const whole = { isWhole: true, contested: () => [] };
const han = fc
  .array(fc.integer({ min: 0x4e00, max: 0x4e40 }), { minLength: 0, maxLength: 60 })
  .map((codes) => String.fromCodePoint(...codes));
const anyTask = fc.record({
  number: fc.option(fc.constantFrom("1", "2", "3", "（四）"), { nil: null }),
  title: fc.option(han, { nil: null }),
  text: han,
  section: fc.constantFrom("一、总体", "二、任务", null),
  parts: fc.array(
    fc.record({
      id: fc.constantFrom("a", "b", "c"),
      name: fc.constant("局"),
      role: fc.constantFrom("lead" as const, "cooperating" as const),
    }),
    { maxLength: 3 },
  ),
});
const documents = (prefix: string) =>
  fc
    .array(anyTask, { maxLength: 25 })
    .map((tasks) => tasks.map((fields, index) => task(`${prefix}${index}`, fields)));

describe("which task is which", () => {
  it("puts every task of both sides into exactly one pair", () => {
    fc.assert(
      fc.property(documents("o"), documents("n"), (before, after) => {
        const pairs = matchTasks(before, after);
        expect(pairs.flatMap((pair) => (pair.before ? [pair.before.key] : [])).sort()).toEqual(
          before.map(({ key }) => key).sort(),
        );
        expect(pairs.flatMap((pair) => (pair.after ? [pair.after.key] : []))).toEqual(
          after.map(({ key }) => key),
        );
      }),
    );
  });

  it("calls everything the same in an identical document", () => {
    fc.assert(
      fc.property(documents("o"), (before) => {
        const after = before.map((one) => ({ ...one, key: `new-${one.key}` }));
        const compared = compareTasks(
          before.map((one) => standing(one)),
          after,
          emptyMapping,
          whole,
        );
        expect(compared.every(({ kind }) => kind === "same")).toBe(true);
      }),
    );
  });

  it("finds as much whichever side it begins with", () => {
    fc.assert(
      fc.property(documents("o"), documents("n"), (before, after) => {
        const there = matchTasks(before, after).filter((pair) => pair.before && pair.after);
        const back = matchTasks(after, before).filter((pair) => pair.before && pair.after);
        const words = (one: Compared | null) => `${one?.title}|${one?.text}`;
        expect(back.map((pair) => `${words(pair.after)}→${words(pair.before)}`).sort()).toEqual(
          there.map((pair) => `${words(pair.before)}→${words(pair.after)}`).sort(),
        );
      }),
    );
  });

  it("knows tasks again that only stand in another order under other numbers", () => {
    const texts = [
      "加快培育先进制造业集群",
      "推进重点产业链补短板",
      "建设公共服务平台",
      "完善标准体系",
      "扩大开放合作",
    ];
    const before = texts.map((text, index) =>
      standing(task(`o${index}`, { number: String(index + 1), text })),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
        const after = order.map((from, to) =>
          task(`n${to}`, { number: String(to + 1), text: texts[from] ?? "" }),
        );
        for (const { before: old, after: now, kind } of compareTasks(before, after, emptyMapping, whole)) {
          expect(old?.text).toBe(now?.text);
          expect(kind).toBe(old?.number === now?.number ? "same" : "renumbered");
        }
      }),
    );
  });

  it("follows a task through changed words, and takes no other one for it", () => {
    const before = [
      task("o1", {
        number: "1",
        title: "培育先进制造业集群",
        text: "到2025年，培育省级以上集群10个，产值突破3000亿元。",
      }),
      task("o2", {
        number: "2",
        title: "建设公共服务平台",
        text: "建成检验检测、知识产权等公共服务平台20家。",
      }),
    ];
    const after = [
      task("n1", {
        number: "1",
        title: "建设未来产业先导区",
        text: "面向人形机器人、低空经济布局先导区3个。",
      }),
      task("n2", {
        number: "2",
        title: "培育先进制造业集群",
        text: "到2026年，培育省级以上集群12个，产值突破3500亿元。",
      }),
    ];
    expect(matchTasks(before, after).map((pair) => [pair.before?.key, pair.after?.key])).toEqual([
      [undefined, "n1"],
      ["o1", "n2"],
      ["o2", undefined],
    ]);
  });

  it("does as a person says, against what is alike", () => {
    const before = [
      standing(task("o1", { text: "甲任务的文字" })),
      standing(task("o2", { text: "乙任务的文字" })),
    ];
    const after = [task("n1", { text: "甲任务的文字" }), task("n2", { text: "丙" })];
    const mapping = { ...emptyMapping, pairs: { n1: null, n2: "o1" } };
    expect(
      compareTasks(before, after, mapping, whole).map(({ kind, before: old }) => [kind, old?.key]),
    ).toEqual([
      ["new", undefined],
      ["changed", "o1"],
      ["gone", "o2"],
    ]);
  });
});

describe("what differs", () => {
  const by = (date: string) => ({ words: `${date}前`, date, kind: "by" as const });

  it("tells words, departments and deadline apart, and space, width and quotes from words", () => {
    const old = task("o", { text: "推进“放管服”改革 (试点)", deadline: by("2025-12-31") });
    expect(differences(old, { ...old, text: '推进"放管服"改革（试点）' })).toEqual([]);
    expect(differences(old, { ...old, text: "推进改革" })).toEqual(["words"]);
    expect(differences(old, { ...old, deadline: { ...by("2025-12-31"), words: "2025年底前" } })).toEqual([]);
    expect(differences(old, { ...old, deadline: null })).toEqual(["deadline"]);
    const parts = [{ id: "a", name: "甲局", role: "lead" as const }];
    expect(differences(old, { ...old, parts })).toEqual(["departments"]);
  });

  it("leaves what was changed on both sides to a person, and what is done in the record", () => {
    const old = standing(task("o", { text: "原来的文字一二三四", deadline: by("2025-06-30") }), {
      edited: ["deadline"],
    });
    const done = standing(task("d", { text: "已经办完的事情" }), { status: "completed" });
    const now = task("n", { text: "原来的文字一二三五", deadline: by("2025-12-31") });
    const contested = (before: StandingTask, _: Compared, differs: readonly string[]) =>
      before.edited.filter((field) => differs.includes(field));
    const [pair, gone] = compareTasks([old, done], [now], emptyMapping, { isWhole: true, contested });
    expect(pair).toMatchObject({ contested: ["deadline"], taken: ["words"] });
    expect(gone).toMatchObject({ kind: "gone", isConfirmed: false });
    const settled = { ...emptyMapping, fields: { n: { deadline: "take" as const } } };
    expect(compareTasks([old], [now], settled, { isWhole: true, contested })[0]?.taken).toEqual([
      "words",
      "deadline",
    ]);
  });
});

describe("marked words", () => {
  it("give both texts back", () => {
    fc.assert(
      fc.property(han, han, (before, after) => {
        const marked = markWords(before, after);
        const side = (other: "gone" | "new") =>
          marked
            .filter(({ kind }) => kind !== other)
            .map(({ text }) => text)
            .join("");
        expect(side("new")).toBe(before);
        expect(side("gone")).toBe(after);
      }),
    );
  });

  it("mark figures whole and nothing else", () => {
    expect(markWords("到2025年，培育集群10个。", "到2026年，培育集群12个。")).toEqual([
      { kind: "same", text: "到" },
      { kind: "gone", text: "2025" },
      { kind: "new", text: "2026" },
      { kind: "same", text: "年，培育集群" },
      { kind: "gone", text: "10" },
      { kind: "new", text: "12" },
      { kind: "same", text: "个。" },
    ]);
  });
});
