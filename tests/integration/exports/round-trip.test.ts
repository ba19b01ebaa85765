import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Acting, actingFor } from "@/lib/auth/acting";
import { scopeOf } from "@/lib/auth/scope";
import { toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { listDepartments } from "@/lib/departments/data";
import { Directory } from "@/lib/departments/rules";
import { gatherLedgerTable } from "@/lib/exports/loaders";
import { xlsxStream } from "@/lib/exports/xlsx";
import { receiveImport } from "@/lib/imports/mutations";
import { findRevision, readStanding } from "@/lib/imports/revision/data";
import { acceptRevision } from "@/lib/imports/revision/mutations";
import type { Revision } from "@/lib/imports/revision/types";
import { layBeside } from "@/lib/imports/stages/compare";
import { beginReading, readingEnds } from "@/lib/imports/stages/reading";
import { findPlanHead } from "@/lib/plans/data";
import { basicText, Calc } from "@/tests/setup/calc";
import { importedPlan } from "@/tests/setup/imported-plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";
import { planText } from "../imports/samples";

const later = new Date("2025-09-10T02:00:00Z");

// The program is opened several times in each test.
vi.setConfig({ testTimeout: 300_000 });

const calc = new Calc();
let workspace: TestWorkspace;
let acting: Acting;
let planId: string;

beforeAll(() => calc.start(), 900_000);
afterAll(() => calc.end());

beforeEach(async () => {
  workspace = await createWorkspace();
  acting = actingFor(workspace.actors.supervisor);
  planId = await importedPlan(acting, planText);
});

async function exported(): Promise<Uint8Array<ArrayBuffer>> {
  const actor = workspace.actors.supervisor;
  const scope = scopeOf(actor);
  const plan = await findPlanHead(scope, planId);
  if (!plan) throw new Error("there is no plan");
  const table = await gatherLedgerTable({ actor, scope, day: "2025-09-10", plan }, {}, "zh-CN");
  return new Uint8Array(await new Response(xlsxStream(table)).arrayBuffer());
}

async function returned(bytes: Uint8Array<ArrayBuffer>, fileName = "台账.xlsx"): Promise<string> {
  const { id } = await receiveImport(acting, { fileName, bytes, planId }, later);
  beginReading(id, () => later);
  await readingEnds(id);
  return id;
}

async function compared(importId: string): Promise<Revision> {
  const stored = await findRevision(acting.scope, importId);
  const standing = stored && (await readStanding(acting.scope, stored.revisesPlanId));
  if (!standing) throw new Error("nothing to compare");
  return layBeside(stored, standing, new Directory(await listDepartments(acting.scope))).revision;
}

const differing = ({ comparisons }: Revision) =>
  comparisons
    .filter(({ kind }) => kind !== "same")
    .map(({ kind, differs, before, after }) => [kind, differs, (before ?? after)?.title]);

function tasks() {
  return database().task.findMany({
    where: { planId },
    orderBy: { order: "asc" },
    include: { assignments: { include: { department: true }, orderBy: { role: "asc" } } },
  });
}

// The head takes three rows; a heading stands over each of the two sections of two tasks.
const rowOf = [5, 6, 8, 9] as const;
/** As somebody types it: the program makes of it what it takes it for. */
const type = (cell: string, words: string) =>
  `sheet.getCellRangeByName("${cell}").FormulaLocal = ${basicText(words)}`;
const write = (cell: string, words: string) =>
  `sheet.getCellRangeByName("${cell}").String = ${basicText(words)}`;

describe("a ledger that went through a spreadsheet program", () => {
  it("says nothing new where it was only opened and saved, as a workbook, through its own form or as plain text", async () => {
    const bytes = await exported();
    const saved = await calc.edit(bytes, "xlsx", "xlsx");
    const own = await calc.edit(bytes, "xlsx", "ods");
    const plain = await calc.edit(bytes, "xlsx", "csv");
    for (const [fileName, file] of [
      ["台账.xlsx", saved],
      ["台账.xlsx", await calc.edit(own, "ods", "xlsx")],
      ["台账.csv", plain],
    ] as const) {
      const revision = await compared(await returned(file, fileName));
      expect(revision.isLedger).toBe(true);
      expect(differing(revision)).toEqual([]);
      expect(revision).toMatchObject({ absent: 0, unread: [] });
    }
  });

  it("shows exactly the cells that were written into, and takes them over", async () => {
    const before = await tasks();
    const [first, second, third, fourth] = before;
    if (!first || !second || !third || !fourth) throw new Error("the plan has too few tasks");
    const words = `${second.title}\n建设计量测试中心 5 个，完善“量值溯源”体系㎡。`;
    const statements = [
      type(`H${rowOf[0]}`, "2027-03-31"),
      write(`C${rowOf[1]}`, words),
      write(`E${rowOf[2]}`, "市商务局、市新设局"),
      type(`H${rowOf[3]}`, "2027年6月底前"),
      type(`J${rowOf[3]}`, "80%"),
    ];
    const bytes = await calc.edit(await exported(), "xlsx", "xlsx", statements);
    const id = await returned(bytes);
    const revision = await compared(id);
    expect(differing(revision)).toEqual([
      ["changed", ["deadline"], first.title],
      ["changed", ["words"], second.title],
      ["changed", ["departments"], third.title],
      ["changed", ["deadline"], fourth.title],
    ]);
    expect(revision.unread).toEqual([{ number: fourth.number, column: "进度", value: "80%" }]);
    const { version, fingerprint } = revision;
    await acceptRevision(
      acting,
      { importId: id, version, fingerprint, reason: "会商后调整", handOut: false },
      later,
    );
    const after = await tasks();
    expect(after.map((task) => [task.id, task.number, task.order])).toEqual(
      before.map((task) => [task.id, task.number, task.order]),
    );
    expect(after.map(({ deadlineOn }) => deadlineOn)).toEqual([
      toDatabaseDate("2027-03-31"),
      second.deadlineOn,
      third.deadlineOn,
      toDatabaseDate("2027-06-30"),
    ]);
    expect(after[1]).toMatchObject({ title: second.title, text: words.split("\n")[1] });
    expect(
      after[2]?.assignments.filter(({ role }) => role === "lead").map(({ department }) => department.name),
    ).toEqual(expect.arrayContaining(["市商务局", "市新设局"]));
    // What it says now leaves and comes back without a change.
    const again = await calc.edit(await exported(), "xlsx", "xlsx");
    expect(differing(await compared(await returned(again)))).toEqual([]);
  });

  it("is known again with rows sorted, taken out and added, and columns moved", async () => {
    const [first, second, third, fourth] = await tasks();
    if (!first || !second || !third || !fourth) throw new Error("the plan has too few tasks");
    const statements = [
      // Out with the second section's heading and the third task; the others by their task's words, the last first.
      `sheet.Rows.removeByIndex(${rowOf[2] - 2}, 2)`,
      "Dim order(0) As New com.sun.star.table.TableSortField",
      "order(0).Field = 0",
      "order(0).IsAscending = False",
      `sheet.getCellRangeByName("A${rowOf[0]}:P7").sort(Array(Property("SortFields", order())))`,
      write("C8", "开展专项检查\n对重点企业逐一检查。"),
      write("E8", "市商务局"),
      type("H8", "2026/12/31"),
      "sheet.Columns.insertByIndex(3, 1)",
      write("D3", "会商意见"),
      write("D6", "同意"),
    ];
    const revision = await compared(
      await returned(await calc.edit(await exported(), "xlsx", "xlsx", statements)),
    );
    const kept = revision.comparisons.filter(({ kind }) => kind === "same");
    expect(kept.map(({ after }) => after?.number)).toEqual([fourth.number, second.number, first.number]);
    expect(differing(revision)).toEqual([
      ["new", [], "开展专项检查"],
      ["gone", [], third.title],
    ]);
    expect(revision.comparisons.find(({ kind }) => kind === "new")?.after).toMatchObject({
      text: "对重点企业逐一检查。",
      deadline: { date: "2026-12-31", kind: "by" },
      parts: [{ name: "市商务局", role: "lead" }],
    });
    expect(revision.unread.map(({ column, value }) => [column, value])).toEqual([["会商意见", "同意"]]);
    expect(revision.absent).toBe(1);
  });
});
