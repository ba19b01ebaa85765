import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { uncovered } from "@/lib/parser/link/coverage";
import { readPlan } from "@/lib/parser/parse";
import type { Anchor } from "@/lib/parser/types";
import type { DocumentText } from "@/lib/text/document";
import { bareWords } from "@/lib/text/fold";
import { digitalPlan, licencePlan, lines, noPlans, source, table, villagePlan } from "./samples";

const RUNS = Number(process.env.PARSER_FUZZ_RUNS ?? 30);
const plans = join(process.cwd(), "../shared/importing/plans");

/** Real documents where they are at hand, and always our own. */
const texts = [
  digitalPlan,
  villagePlan,
  ...Object.values(noPlans),
  ...(existsSync(plans) ? readdirSync(plans).map((file) => readFileSync(join(plans, file), "utf8")) : []),
];

const fragments = [
  "一、",
  "(一)",
  "1.",
  "(1)",
  "①",
  "第一条 ",
  "责任单位:",
  "(牵头单位:市科技局;",
  "配合",
  "牵头",
  "、",
  ",",
  "。",
  ";",
  ")",
  "》",
  "《",
  "〔2023〕",
  "2025年底前",
  "到2025年",
  "每年",
  "3个月内",
  "达到95%以上",
  "市发展改革委",
  "各区、县级市",
  "等有关部门",
  "专栏1",
  "附件",
  "附件1",
  "序号",
  "任务",
  "\n",
  "\n\n",
  "|",
  "\t",
  " ",
  "以下均包括各市政府,不再列出",
  "排在第一位的为牵头单位",
  "組長:",
  "質(zhì)量",
  "。ㄒ唬┩晟乒",
  "组 长:张三",
  "实施方案",
  "目 录",
  "发布日期:",
  "2023年4月6日",
  "\u200b",
  "\ud83d\ude00",
  "　",
  "０１",
  "①②",
];
const noise = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 12, unit: "grapheme" })), {
    maxLength: 120,
  })
  .map((parts) => lines(parts.join("")));
const mutated = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(fc.tuple(fc.nat(), fc.nat(400), fc.constantFrom(...fragments)), { maxLength: 6 }),
  )
  .map(([text, edits]) => {
    let changed = text.slice(0, 6_000);
    for (const [at, cut, insert] of edits) {
      const place = at % (changed.length + 1);
      changed = changed.slice(0, place) + insert + changed.slice(place + cut);
    }
    return lines(changed);
  });
const cell = fc.oneof(
  fc.constantFrom(...fragments, "", "责任单位", "工作内容", "牵头单位", "指标名称", "2025年", "12.5%"),
  fc.string({ maxLength: 8 }),
);
const tabular: fc.Arbitrary<DocumentText> = fc
  .array(
    fc.array(fc.tuple(cell, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), {
      maxLength: 6,
    }),
    { maxLength: 8 },
  )
  .map((rows) => ({
    blocks: [
      ...lines("某市工作方案\n一、重点任务\n1.做好有关工作。").blocks,
      table(rows.map((row) => row.map(([text, r, c]) => ({ text, rows: r, columns: c })))),
    ],
    metadata: {},
  }));

function check(document: DocumentText): void {
  const { plan, covered } = readPlan(document, source);
  const { text } = plan;
  const sound = ([start, end]: Anchor) => start >= 0 && start <= end && end <= text.length;
  const warned = plan.warnings.flatMap(({ anchor }) =>
    anchor === null ? [] : [{ start: anchor[0], end: anchor[1] }],
  );
  expect(uncovered(text, [...covered, ...warned])).toEqual([]);
  for (const task of plan.tasks) {
    expect(task.anchors.length).toBeGreaterThan(0);
    expect(task.anchors.every(sound)).toBe(true);
    expect(task.confidence).toBeGreaterThan(0);
    for (const own of task.assignments)
      expect(bareWords(text.slice(...own.anchor))).toContain(bareWords(own.name));
    for (const target of task.targets)
      expect(text.slice(...target.anchor).replace(/,/g, "")).toContain(target.unit.slice(0, 1));
  }
  for (const section of plan.sections)
    expect(text.slice(...section.anchor).startsWith(section.label)).toBe(true);
  for (const indicator of plan.indicators) expect(sound(indicator.anchor)).toBe(true);
  for (const { anchor } of plan.warnings) if (anchor !== null) expect(sound(anchor)).toBe(true);
  expect(new Set(plan.tasks.map((task) => task.id)).size).toBe(plan.tasks.length);
  expect(readPlan(document, source).plan).toEqual(plan);
}

/** Generous, for a machine that is busy with other things. */
const PATIENCE = 60_000;

describe("what always holds", { timeout: PATIENCE }, () => {
  it("holds for whole documents", () => {
    for (const text of texts) check(lines(text));
    check(licencePlan);
  });
  it("holds for noise made of the reader's own signs", () => {
    fc.assert(fc.property(noise, check), { numRuns: RUNS });
  });
  it("holds for documents with pieces cut out and put in", () => {
    fc.assert(fc.property(mutated, check), { numRuns: RUNS });
  });
  it("holds for tables of any shape", () => {
    fc.assert(fc.property(tabular, check), { numRuns: RUNS });
  });
});

describe("time", { timeout: PATIENCE }, () => {
  /** Processor time in milliseconds: what else the machine does is none of it. */
  const timed = (text: string) => {
    const document = lines(text);
    const start = process.cpuUsage();
    readPlan(document, source);
    return process.cpuUsage(start).user / 1000;
  };

  it("grows with the text and no faster", () => {
    const unit = texts.join("\n").slice(0, 30_000);
    timed(unit);
    const small = Math.min(timed(unit.repeat(2)), timed(unit.repeat(2)));
    const large = timed(unit.repeat(16));
    expect(large).toBeLessThan(Math.max(small, 20) * 8 * 3);
  });

  it("stays short on single lines that invite backtracking", () => {
    const hostile = [
      "(",
      "《",
      "、",
      "责任单位:",
      "1.",
      "2025年",
      "市",
      "各区、",
      " ",
      "一",
      "按职责分工",
      "|",
      "3个",
      "第一位",
      "由市局会同",
    ];
    for (const sign of hostile)
      expect(timed(sign.repeat(Math.ceil(200_000 / sign.length)))).toBeLessThan(2_500);
  });
});
