import { describe, expect, it } from "vitest";
import { parsePlan } from "@/lib/parser/parse";
import { document, lines, paragraph, source, table } from "../samples";

const short = (assignments: ReadonlyArray<{ name: string; role: string }>) =>
  assignments.map((own) => `${own.name}/${own.role.slice(0, 1)}`).join(" ");

describe("division-of-work tables", () => {
  it("gives the measures of a department's rows their own numbers and the group as title", () => {
    const plan = parsePlan(
      document(
        paragraph("校园安全提升工程任务分工方案"),
        table([
          ["责任部门", "类别", "工作任务", "完成时间"],
          [{ text: "教育厅", rows: 2 }, { text: "制度建设", rows: 2 }, "1.修订安全管理制度。", "2021年12月"],
          ["2.建立隐患排查台账。", "每月"],
          ["公安厅", "巡防", "完善护学岗机制。\n开展巡查。", "长期"],
        ]),
      ),
      source,
    );
    expect(plan.tasks.map((task) => [task.number, task.title, short(task.assignments)])).toEqual([
      ["1", "制度建设", "教育厅/r"],
      ["2", "制度建设", "教育厅/r"],
      [null, "巡防", "公安厅/r"],
    ]);
  });

  it("makes the first of a plain list lead where the document says so", () => {
    const plan = parsePlan(
      document(
        paragraph("云川区重点任务分工方案"),
        table([
          ["序号", "任务", "责任单位(排在第一位的为牵头单位)"],
          ["1", "开展检查。", "区市场监管局、区公安局、各街道"],
          ["2", "加强宣传。", "区委宣传部"],
        ]),
      ),
      source,
    );
    expect(plan.document.leadRule).toBe("first-listed");
    expect(plan.tasks.map((task) => short(task.assignments))).toEqual([
      "区市场监管局/l 区公安局/c 各街道/c",
      "区委宣传部/l",
    ]);
  });

  it("takes columns in any order and shows the one it does not understand", () => {
    const plan = parsePlan(
      document(
        paragraph("云川区重点任务清单"),
        table([
          ["时限", "配合部门", "牵头部门", "具体措施", "重点任务", "色标"],
          ["6月底", "区财政局", "区教育局", "新建学校2所。", "教育", "红"],
          ["年底", "区财政局", "区卫生健康局", "改造医院1所。", "医疗", "蓝"],
        ]),
      ),
      source,
    );
    expect(plan.tasks[0]).toMatchObject({ title: "教育", text: "新建学校2所。" });
    expect(short(plan.tasks[0]?.assignments ?? [])).toBe("区教育局/l 区财政局/c");
    expect(plan.warnings.map((warning) => warning.code)).toContain("unread-column");
  });

  it("parts the cells of rows that were run together", () => {
    const plan = parsePlan(
      lines(`青禾县重点任务实施方案
一、重点任务
(一)优化服务
1.推进帮办代办
设立帮办专区,培训帮办人员。
2.完善评价体系
公开评价结果。
任务分工
序号任务重点工作责任单位(排在第一位的为牵头单位)
1推进帮办代办设立帮办专区,培训帮办人员。县政务服务局、县财政局
2完善评价体系公开评价结果。县政务服务局、县市场监管局
健全整改机制。县纪委监委机关、县政务服务局`),
      source,
    );
    expect(plan.tasks.map((task) => [task.number, task.title, task.text])).toEqual([
      ["1", "推进帮办代办", "设立帮办专区,培训帮办人员。"],
      ["2", "完善评价体系", "公开评价结果。"],
      ["2", "完善评价体系", "健全整改机制。"],
    ]);
    expect(plan.tasks[0]?.path).toEqual(["一、重点任务", "(一)优化服务"]);
    expect(short(plan.tasks[1]?.assignments ?? [])).toBe("县政务服务局/l 县市场监管局/c");
  });
});

describe("indicator tables", () => {
  it("puts values right that a lost empty cell moved, and reads groups and units", () => {
    const plan = parsePlan(
      lines(`青禾县质量提升实施方案
一、重点任务
1.加强管理。完善制度,开展检查。
2.推进认证。培育认证企业。
3.强化监管。落实责任。
专栏1:主要指标 | | | |
指标名称 | 2020年 | 2025年 | 指标性质 |
服务 | | | |
证书总数(万张) | 8.6 | 13 | 预期性 |
示范企业(家) | 30 | 约束性 | |`),
      source,
    );
    expect(plan.indicators).toMatchObject([
      {
        group: "服务",
        name: "证书总数",
        unit: "万张",
        nature: "expected",
        values: [
          { year: 2020, value: 8.6, kind: "baseline" },
          { year: 2025, value: 13, kind: "target" },
        ],
      },
      { group: "服务", name: "示范企业", unit: "家", nature: "binding", values: [{ year: 2025, value: 30 }] },
    ]);
  });
});

it("leaves boxes out of the tasks and goes on with the numbering behind them", () => {
  const plan = parsePlan(
    lines(`青禾县产业发展行动计划
一、主要任务
1.培育龙头企业。支持企业做强做大。
2.建设产业园区。完善配套设施。
专栏1 重点工程
1.龙头工程。建设基地。
2.园区工程。建设厂房。
3.发展冷链物流。新建冷库20座。`),
    source,
  );
  expect(plan.tasks.map((task) => task.title)).toEqual(["培育龙头企业", "建设产业园区", "发展冷链物流"]);
});
