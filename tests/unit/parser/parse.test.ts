import { describe, expect, it } from "vitest";
import { parsePlan } from "@/lib/parser/parse";
import { importedPlanSchema } from "@/lib/parser/schema";
import { budget, digitalPlan, licencePlan, lines, noPlans, source, villagePlan } from "./samples";

const short = (assignments: ReadonlyArray<{ name: string; role: string }>) =>
  assignments.map((own) => `${own.name}/${own.role.slice(0, 1)}`).join(" ");

describe("a plan with statements in its text", () => {
  const plan = parsePlan(lines(digitalPlan), source);

  it("reads the document's own data from notice, signature and title", () => {
    expect(plan.document).toMatchObject({
      title: "云川市数字政务三年行动计划(2023—2025年)",
      documentNumber: "云政办发〔2023〕12号",
      issuer: "云川市人民政府办公室",
      issuedOn: "2023-04-06",
      script: "simplified",
      leadRule: "stated",
      basis: [
        { title: "全国数字政务建设纲要", documentNumber: "国数发〔2022〕14号" },
        { title: "省数字政务总体方案", documentNumber: "川数发〔2022〕30号" },
      ],
    });
  });

  it("takes the numbered measures and the owned safeguards, not the notice, the goals or the unowned safeguards", () => {
    expect(plan.tasks.map((task) => task.number)).toEqual(["1", "2", "3", "4", "5", "6", "(二)"]);
    expect(plan.tasks[0]?.path).toEqual(["二、重点任务", "(一)提升服务能力"]);
    expect(plan.tasks[5]).toMatchObject({
      title: "推动数据开放",
      text: "制定开放目录,每年开放数据集100个以上。",
    });
  });

  it("reads each form of responsibility", () => {
    expect(plan.tasks.map((task) => short(task.assignments))).toEqual([
      "市政务服务局/l 市公安局/c 市人力资源社会保障局/c",
      "市政务服务局/l 市司法局/c 各县(市、区)人民政府/c",
      "市政务服务局/r 市市场监管局/r",
      "市大数据局/r 市财政局/c",
      "市委网信办/r 市公安局/r",
      "市大数据局/l 市直各部门/r 各县(市、区)人民政府/r",
      "市财政局/r",
    ]);
  });

  it("prefers the limit behind a key to one in the text", () => {
    expect(plan.tasks[0]?.deadline).toEqual({ text: "2024年6月底", date: "2024-06-30", kind: "by" });
    expect(plan.tasks[5]?.deadline).toMatchObject({ date: null, kind: "ongoing" });
  });

  it("takes quantities of the goals for the document's and those of measures for the tasks'", () => {
    expect(plan.targets.map((target) => [target.value, target.unit, target.year])).toEqual([
      [98, "%", 2025],
      [3, "个", 2025],
      [200, "万份", 2025],
    ]);
    expect(plan.tasks[3]?.targets).toMatchObject([
      { metric: "培育数据企业", comparator: ">=", value: 50, unit: "家" },
    ]);
  });

  it("fits its schema and reads the same twice", () => {
    expect(importedPlanSchema.parse(plan)).toEqual(plan);
    expect(parsePlan(lines(digitalPlan), source)).toEqual(plan);
  });
});

describe("a plan with statements on lines of their own", () => {
  const plan = parsePlan(lines(villagePlan), source);

  it("gives the statement behind a group to each of its items", () => {
    expect(plan.tasks.map((task) => task.number)).toEqual(["(一)", "(二)", "(1)", "(2)", "(3)"]);
    for (const task of plan.tasks.slice(2)) {
      expect(short(task.assignments)).toBe("县生态环境局/r 县水务局/r 各乡镇、街道/r");
    }
    expect(plan.tasks[2]?.notes).toContain("shared-statement");
  });

  it("counts relative limits from the document's date", () => {
    expect(plan.tasks.map((task) => task.deadline?.date ?? null)).toEqual([
      "2024-11-30",
      "2024-06-05",
      "2024-12-31",
      null,
      null,
    ]);
  });
});

describe("a plan with tables", () => {
  const plan = parsePlan(licencePlan, source);

  it("makes a task of each row and takes its place from the body item that it repeats", () => {
    expect(plan.tasks.map((task) => [task.number, task.title, task.path.at(-1)])).toEqual([
      ["1", "压缩开办时间", "（一）市场准入"],
      ["2", "推行告知承诺", "（一）市场准入"],
      ["3", "推行告知承诺", "（一）市场准入"],
    ]);
    expect(plan.tasks.map((task) => task.anchors.length)).toEqual([2, 2, 2]);
  });

  it("lets columns speak for themselves", () => {
    expect(short(plan.tasks[2]?.assignments ?? [])).toBe("区市场监管局/l 区司法局/l 各镇(街道)/c");
    expect(plan.tasks.map((task) => task.deadline?.date ?? task.deadline?.kind)).toEqual([
      "2024-06-30",
      "ongoing",
      "2024-12-31",
    ]);
    expect(plan.warnings.map((warning) => warning.code)).toContain("several-leads");
  });

  it("reads indicators with years as columns", () => {
    expect(plan.indicators).toMatchObject([
      {
        name: "经营主体总量",
        unit: "万户",
        nature: "expected",
        values: [
          { year: 2022, value: 3.2, kind: "baseline" },
          { year: 2024, value: 3.5 },
          { year: 2025, value: 3.8 },
        ],
      },
      {
        name: "单位能耗下降",
        unit: "%",
        nature: "binding",
        values: [
          { year: 2024, value: 13.5 },
          { year: 2025, value: 13.5 },
        ],
      },
    ]);
  });
});

describe("documents that are no plans", () => {
  for (const [name, text] of Object.entries(noPlans)) {
    it(`takes no tasks from a ${name}`, () => {
      const plan = parsePlan(lines(text), source);
      expect(plan.tasks).toEqual([]);
      expect(plan.warnings.map((warning) => warning.code)).toContain("not-a-plan");
    });
  }

  it("takes no tasks from a budget table or an empty document", () => {
    for (const document of [budget, { blocks: [], metadata: {} }]) {
      const plan = parsePlan(document, source);
      expect(plan.tasks).toEqual([]);
      expect(plan.warnings[0]?.code).toBe("not-a-plan");
    }
  });
});
