import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { docxStream } from "@/lib/exports/docx";
import { gatherDivisionTable, gatherLedgerTable } from "@/lib/exports/loaders";
import { xlsxStream } from "@/lib/exports/xlsx";
import { extractDocument } from "@/lib/extract/extract";
import { findPlanHead } from "@/lib/plans/data";
import type { PlanAccess } from "@/lib/plans/loaders";
import { countStatements } from "@/tests/setup/database";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let plan: TestPlan;
let few: PlanAccess;

async function access(made: TestPlan): Promise<PlanAccess> {
  const actor = workspace.actors.leader;
  const scope = scopeOf(actor);
  const head = await findPlanHead(scope, made.planId);
  if (!head) throw new Error("the plan was not found again");
  return { actor, scope, day: made.today, plan: head };
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The cells of the tables in a file, as our own reader of foreign files sees them. */
async function cellsOf(bytes: Uint8Array): Promise<string[][]> {
  const { document } = await extractDocument(bytes, "file");
  return document.blocks.flatMap((block) =>
    block.kind === "table"
      ? block.rows.map((row) => row.map((cell) => (cell === null ? "" : cell.text)))
      : [],
  );
}

const header =
  "序号 任务来源 重点任务 目标 牵头单位 配合单位 责任人 完成时限 灯 进度 进展情况 存在问题 下一步打算 状态 备注";

beforeAll(async () => {
  workspace = await createWorkspace();
  plan = await createPlan(workspace, { tasks: 6, status: "in_progress" });
  const [first, second] = plan.tasks;
  if (!first || !second) throw new Error("the plan has too few tasks");
  await database().task.update({
    where: { id: first.id },
    data: {
      deadlineOn: new Date("2027-02-28"),
      deadlineKind: "by",
      percent: 40,
      text: "原文 <甲> & “乙” _x0041_",
    },
  });
  await database().task.update({ where: { id: second.id }, data: { percent: 90 } });
  await database().target.create({
    data: {
      workspaceId: workspace.workspaceId,
      planId: plan.planId,
      taskId: first.id,
      metric: "入网率",
      comparator: ">=",
      value: 99.5,
      unit: "%",
      year: 2027,
      anchorStart: 0,
      anchorEnd: 2,
    },
  });
  const report = {
    workspaceId: workspace.workspaceId,
    planId: plan.planId,
    periodId: plan.periodId,
    percent: 40,
  };
  await database().report.createMany({
    data: [
      {
        ...report,
        taskId: first.id,
        assignmentId: first.assignments.first,
        status: "accepted",
        submittedAt: new Date(),
        submittedById: workspace.actors.officer.userId,
        reviewedAt: new Date(),
        reviewedById: workspace.actors.supervisor.userId,
        text: "已建成 3 个平台。",
        problems: "经费未到位。",
        nextSteps: "下月验收。",
      },
      {
        ...report,
        taskId: second.id,
        assignmentId: second.assignments.first,
        status: "submitted",
        submittedAt: new Date(),
        submittedById: workspace.actors.officer.userId,
        text: "尚未审核的话。",
      },
    ],
  });
  few = await access(plan);
});

describe("the ledger", () => {
  it("stands in a workbook column by column, with real days, and is read back", async () => {
    const bytes = await bytesOf(xlsxStream(await gatherLedgerTable(few, {}, "zh-CN")));
    const cells = await cellsOf(bytes);
    const top = cells.findIndex((row) => row[0] === "序号");
    expect(cells[top]).toEqual(header.split(" "));
    expect(cells[top + 1]?.[0]).toBe("一、重点任务");
    const [month] = plan.today.split("-").slice(1);
    expect(cells[top + 2]).toEqual([
      "1",
      "《某市某项工作实施方案》",
      "第 1 项任务\n原文 <甲> & “乙” _x005F_x0041_",
      "入网率 ≥ 99.5%（2027年）",
      "市工业和信息化局",
      "市市场监管局",
      "head",
      expect.stringMatching(/^2027[-年]0?2[-月]28日?$/),
      expect.any(String),
      "40%",
      `${plan.today.slice(0, 4)}年${Number(month)}月：已建成 3 个平台。`,
      "经费未到位。",
      "下月验收。",
      "办理中",
      expect.any(String),
    ]);
    expect(cells.flat().join()).not.toContain("尚未审核的话");
    expect(cells.slice(top + 2)).toHaveLength(6);

    const parts = unzipSync(bytes);
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    // 2027-02-28 as a spreadsheet counts it.
    expect(sheet).toMatch(/<c r="H5" s="\d+"><v>46446<\/v><\/c>/);
    expect(sheet).toContain('<mergeCell ref="A4:O4"/>');
    expect(sheet).toContain(
      '<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    );
    expect(strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array())).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'台账'!$3:$3</definedName>`,
    );
  });

  it("holds what the address shows, in its order", async () => {
    const ids = await gatherLedgerTable(few, { ids: plan.tasks[3]?.id }, "zh-CN");
    expect(ids.rows.flatMap((row) => (row.kind === "row" ? [row.cells[0]] : []))).toEqual([4]);
    const sorted = await gatherLedgerTable(few, { sort: "percent", dir: "desc" }, "zh-CN");
    expect(sorted.rows.flatMap((row) => (row.kind === "row" ? [row.cells[0]] : [])).slice(0, 2)).toEqual([
      2, 1,
    ]);
    const department = workspace.departments[1].id;
    const led = await gatherLedgerTable(few, { department, role: "lead" }, "zh-CN");
    expect(led.rows).toEqual([]);
  });

  it("is the same in a text document, whose header is repeated", async () => {
    const bytes = await bytesOf(docxStream(await gatherLedgerTable(few, {}, "zh-CN")));
    const cells = await cellsOf(bytes);
    expect(cells[0]).toEqual(header.split(" "));
    expect(cells[2]?.[2]).toContain("原文 <甲> & “乙” _x0041_");
    const text = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
    expect(text).toContain("<w:tblHeader/>");
    expect(text).toContain('<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>');
  });

  it("speaks the reader's language", async () => {
    const table = await gatherLedgerTable(few, {}, "en");
    expect(table.columns.map(({ title }) => title).slice(0, 5)).toEqual([
      "No.",
      "Source",
      "Key task",
      "Target",
      "Lead",
    ]);
  });

  it("reads with as many statements for 400 tasks as for 6, and packs 5,000 rows into three megabytes", async () => {
    const many = await access(await createPlan(workspace, { tasks: 400, status: "in_progress" }));
    const small = await countStatements(() => gatherLedgerTable(few, {}, "zh-CN"));
    const large = await countStatements(() => gatherLedgerTable(many, {}, "zh-CN"));
    expect(large.statements).toHaveLength(small.statements.length);

    const table = await gatherLedgerTable(many, {}, "zh-CN");
    const rows = Array.from({ length: 13 }, () => table.rows).flat();
    const bytes = await bytesOf(xlsxStream({ ...table, rows }));
    await bytesOf(docxStream({ ...table, rows }));
    expect(bytes.byteLength).toBeLessThan(3_000_000);
  });
});

describe("the division of work", () => {
  it("is the official table, and narrows as the matrix does", async () => {
    const table = await gatherDivisionTable(few, {}, "zh-CN");
    const cells = await cellsOf(await bytesOf(docxStream(table)));
    expect(cells[0]).toEqual(["序号", "重点任务", "牵头单位", "责任/配合单位", "完成时限"]);
    expect(cells[1]?.[0]).toBe("一、重点任务");
    expect(cells[2]?.slice(2)).toEqual(["市工业和信息化局", "市市场监管局", "2027-02-28"]);
    expect(cells).toHaveLength(8);
    const department = workspace.departments[1].id;
    expect((await gatherDivisionTable(few, { department }, "zh-CN")).rows).toHaveLength(7);
    expect((await gatherDivisionTable(few, { department, show: "leads" }, "zh-CN")).rows).toHaveLength(0);
  });
});
