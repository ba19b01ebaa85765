import { beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { scopeOf } from "@/lib/auth/scope";
import { toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { listDepartments } from "@/lib/departments/data";
import { Directory } from "@/lib/departments/rules";
import { findDraft } from "@/lib/imports/data";
import { actingFor, createImport, takeOver } from "@/lib/imports/mutations";
import { findRevision, readStanding } from "@/lib/imports/revision/data";
import { acceptRevision, mapRevision } from "@/lib/imports/revision/mutations";
import type { Revision } from "@/lib/imports/revision/types";
import { layBeside } from "@/lib/imports/stages/compare";
import type { Acting } from "@/lib/imports/types";
import { findOriginal, findPlanOrigin, findPlanText, findTaskText } from "@/lib/plans/data";
import { editTask } from "@/lib/tasks/mutations";
import { countStatements } from "@/tests/setup/database";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const now = new Date("2025-03-10T02:00:00Z");
const later = new Date("2025-09-10T02:00:00Z");
const reason = "市政府办公室印发修订稿";

const first = `某市质量提升行动方案（2025—2027年）
一、重点任务
1.开展质量攻关。到2025年底前，完成重点产业质量攻关项目20个。（市工业和信息化局牵头，市市场监管局配合）
2.健全标准体系。2026年6月底前，发布地方标准30项。（市市场监管局牵头）
3.建设检验平台。建成公共检验检测服务平台，常态化服务中小企业。（市市场监管局牵头，市工业和信息化局配合）
4.培育质量品牌。开展品牌培育专项行动，推动企业建立品牌管理体系。（市工业和信息化局牵头）
`;
const second = `某市质量提升行动方案（2025—2027年）（修订）
一、重点任务
1.健全标准体系。2026年12月底前，发布地方标准40项。（市市场监管局牵头）
2.开展质量攻关。到2025年底前，完成重点产业质量攻关项目20个。（市市场监管局牵头）
3.建设检验平台。建成公共检验检测服务平台，常态化服务中小企业。（市市场监管局牵头，市工业和信息化局配合）
4.推动数据赋能。建立企业质量数据档案，实现质量信用分级分类。（市数据局牵头，市市场监管局配合）
`;

let workspace: TestWorkspace;
let acting: Acting;

beforeEach(async () => {
  workspace = await createWorkspace();
  acting = actingFor(workspace.actors.supervisor);
});

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function planOf(text: string): Promise<string> {
  const { id } = await createImport(acting, { fileName: "方案.txt", bytes: bytesOf(text) }, now);
  const { version } = await findDraft(acting.scope, id);
  return (await takeOver(acting, { importId: id, version, handOut: true }, now)).planId;
}

async function compared(importId: string): Promise<Revision> {
  const stored = await findRevision(acting.scope, importId);
  const standing = stored && (await readStanding(acting.scope, stored.revisesPlanId));
  if (!standing) throw new Error("nothing to compare");
  return layBeside(stored, standing, new Directory(await listDepartments(acting.scope))).revision;
}

async function reissued(planId: string, text = second): Promise<string> {
  return (await createImport(acting, { fileName: "修订稿.txt", bytes: bytesOf(text), planId }, later)).id;
}

async function accept(importId: string, more: { handOut?: boolean } = {}) {
  const { version, fingerprint } = await compared(importId);
  return acceptRevision(acting, { importId, version, fingerprint, reason, handOut: true, ...more }, later);
}

function tasksOf(planId: string) {
  return database().task.findMany({
    where: { planId },
    orderBy: { order: "asc" },
    include: {
      section: true,
      targets: true,
      assignments: { include: { department: true }, orderBy: { role: "asc" } },
    },
  });
}

/** A report of the leading department on the task of this title, accepted. */
async function report(planId: string, title: string) {
  const task = await database().task.findFirstOrThrow({
    where: { planId, title },
    include: { assignments: { orderBy: { role: "asc" } } },
  });
  const period = await database().reportingPeriod.findFirstOrThrow({
    where: { planId },
    orderBy: { startsOn: "asc" },
  });
  const [lead] = task.assignments;
  if (!lead) throw new Error("nobody leads");
  await database().assignment.update({ where: { id: lead.id }, data: { percent: 60 } });
  await database().task.update({ where: { id: task.id }, data: { percent: 60, status: "in_progress" } });
  const { officer } = workspace.actors;
  return database().report.create({
    data: {
      workspaceId: workspace.workspaceId,
      planId,
      taskId: task.id,
      assignmentId: lead.id,
      periodId: period.id,
      status: "submitted",
      text: "完成 12 个项目",
      percent: 60,
      submittedAt: later,
      submittedById: officer.userId,
      submittedBy: officer.name,
    },
  });
}

describe("the comparison of a revised document", () => {
  it("tells what is the same, changed, new and gone", async () => {
    const planId = await planOf(first);
    const { comparisons, planChanges } = await compared(await reissued(planId));
    expect(
      comparisons.map(({ kind, differs, isRenumbered, before, after }) => ({
        title: (after ?? before)?.title,
        kind,
        differs,
        isRenumbered,
      })),
    ).toEqual([
      { title: "健全标准体系", kind: "changed", differs: ["words", "deadline"], isRenumbered: true },
      { title: "开展质量攻关", kind: "changed", differs: ["departments"], isRenumbered: true },
      { title: "建设检验平台", kind: "same", differs: [], isRenumbered: false },
      { title: "推动数据赋能", kind: "new", differs: [], isRenumbered: false },
      { title: "培育质量品牌", kind: "gone", differs: [], isRenumbered: false },
    ]);
    expect(planChanges.map(({ field }) => field)).toContain("title");
  });

  it("is all the same for the document that the plan was made of", async () => {
    const planId = await planOf(first);
    const { comparisons } = await compared(await reissued(planId, `${first} `));
    expect(comparisons.map(({ kind }) => kind)).toEqual(["same", "same", "same", "same"]);
  });

  it("takes as many statements for many tasks as for few", async () => {
    const planId = await planOf(first);
    const id = await reissued(planId);
    const few = (await countStatements(() => compared(id))).statements.length;
    const many = Array.from(
      { length: 60 },
      (_, index) => `${index + 1}.任务${index}。办理第${index}件事。（市市场监管局牵头）`,
    );
    const large = await planOf(`某市大方案（2025年）\n一、重点任务\n${many.join("\n")}\n`);
    const largeId = await reissued(large);
    expect((await countStatements(() => compared(largeId))).statements).toHaveLength(few);
  });
});

describe("accepting it", () => {
  it("keeps ids, reports and states with the tasks, and records what changed", async () => {
    const planId = await planOf(first);
    const before = await tasksOf(planId);
    const said = await report(planId, "开展质量攻关");
    await accept(await reissued(planId));
    const after = await tasksOf(planId);
    const idOf = (tasks: typeof before, title: string) => tasks.find((task) => task.title === title)?.id;
    for (const title of ["开展质量攻关", "健全标准体系", "建设检验平台", "培育质量品牌"]) {
      expect(idOf(after, title)).toBe(idOf(before, title));
    }
    expect(after.map(({ number, title, status }) => [number, title, status])).toEqual([
      ["1", "健全标准体系", "assigned"],
      ["2", "开展质量攻关", "in_progress"],
      ["3", "建设检验平台", "assigned"],
      ["4", "推动数据赋能", "assigned"],
      ["4", "培育质量品牌", "cancelled"],
    ]);
    expect(after[0]?.deadlineOn).toEqual(toDatabaseDate("2026-12-31"));
    expect(after[0]?.targets.map(({ value }) => Number(value))).toContain(40);
    // The department that reported stays as a record, with its report; who leads now begins anew.
    const quality = after[1];
    const record = quality?.assignments.find(({ id }) => id === said.assignmentId);
    expect(record).toMatchObject({ declineReason: reason, percent: 60 });
    expect(record?.succeededById).toBe(quality?.assignments.find(({ declinedAt }) => !declinedAt)?.id);
    expect(quality?.assignments.filter(({ declinedAt }) => !declinedAt).map(({ role }) => role)).toEqual([
      "lead",
    ]);
    expect(await database().report.count({ where: { id: said.id, taskId: quality?.id ?? "" } })).toBe(1);

    const events = await database().auditEvent.findMany({
      where: { planId, at: later },
      orderBy: { sequence: "asc" },
    });
    const kinds = events.map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(["task.revised", "assignment.changed", "task.status_changed", "plan.revised"]),
    );
    expect(events.find(({ kind }) => kind === "plan.revised")?.data).toMatchObject({
      edition: 2,
      changed: 2,
      added: 1,
      dropped: 1,
      same: 1,
      reason,
    });
    const cancelled = await database().statusChange.findFirst({ where: { to: "cancelled", at: later } });
    expect(cancelled).toMatchObject({ taskId: idOf(before, "培育质量品牌"), from: "assigned", reason });
    expect((await verifyChain(acting.scope)).brokenAt).toBeNull();
    const told = await database().notification.findMany({
      where: { userId: workspace.actors.other.userId, createdAt: later },
    });
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["deadline_changed", "assigned"]));
  });

  it("keeps both texts, with every task's words in the right one", async () => {
    const planId = await planOf(first);
    await accept(await reissued(planId));
    const documents = await database().sourceDocument.findMany({
      where: { planId },
      orderBy: { edition: "asc" },
    });
    expect(documents.map(({ edition, text }) => [edition, text.includes("修订")])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(await findPlanText(acting.scope, planId)).toBe(documents[1]?.text);
    for (const task of await tasksOf(planId)) {
      const text = (await findTaskText(acting.scope, planId, task.id)) ?? "";
      const [[start, end] = [0, 0]] = task.anchors as [number, number][];
      expect(text.slice(start, end)).toContain(task.title);
      for (const { anchorStart, anchorEnd, department, declinedAt } of task.assignments) {
        if (anchorStart === null || anchorEnd === null || declinedAt) continue;
        expect(text.slice(anchorStart, anchorEnd)).toBe(department.name);
      }
    }
  });

  it("lists the files of all editions, each for download and none to another workspace", async () => {
    const planId = await planOf(first);
    await accept(await reissued(planId));
    const editions = async () => (await findPlanOrigin(acting.scope, planId))?.editions ?? [];
    const by = workspace.actors.supervisor.name;
    expect(await editions()).toMatchObject([
      { edition: 2, fileName: "修订稿.txt", since: "2025-09-10", by },
      { edition: 1, fileName: "方案.txt", since: "2025-03-10", by },
    ]);
    const stranger = scopeOf((await createWorkspace()).actors.supervisor);
    for (const [at, { id }] of (await editions()).entries()) {
      const file = await findOriginal(acting.scope, planId, id);
      expect(new TextDecoder().decode(file?.bytes)).toBe(at === 0 ? second : first);
      expect(await findOriginal(stranger, planId, id)).toBeNull();
    }
    const elsewhere = await planOf(`${first} `);
    const [only] = (await findPlanOrigin(acting.scope, elsewhere))?.editions ?? [];
    expect(await findOriginal(acting.scope, planId, only?.id ?? "")).toBeNull();
    // The first text once more: it is kept once, and in force.
    await accept(await reissued(planId, first));
    expect((await editions()).map(({ edition, fileName }) => [edition, fileName])).toEqual([
      [3, "方案.txt"],
      [2, "修订稿.txt"],
    ]);
    expect((await editions())[0]?.since).toBe("2025-09-10");
  });

  it("can be asked for twice, and is one change", async () => {
    const planId = await planOf(first);
    const importId = await reissued(planId);
    const { version, fingerprint } = await compared(importId);
    const input = { importId, version, fingerprint, reason, handOut: false };
    await Promise.all([acceptRevision(acting, input, later), acceptRevision(acting, input, later)]);
    expect(await database().auditEvent.count({ where: { planId, kind: "plan.revised" } })).toBe(1);
    expect(await database().task.count({ where: { planId } })).toBe(5);
  });

  it("changes nothing where a task was changed since, and leaves what people changed to them", async () => {
    const planId = await planOf(first);
    const importId = await reissued(planId);
    const { version, fingerprint } = await compared(importId);
    const task = await database().task.findFirstOrThrow({ where: { planId, title: "健全标准体系" } });
    const changes = { deadlineOn: "2026-09-30" };
    await editTask(
      workspace.actors.supervisor,
      { taskId: task.id, version: task.version, reason: "协调后调整", changes },
      later,
    );
    const input = { importId, version, fingerprint, reason, handOut: false };
    await expect(acceptRevision(acting, input, later)).rejects.toMatchObject({ code: "planChanged" });
    expect(await database().auditEvent.count({ where: { planId, kind: "plan.revised" } })).toBe(0);
    const again = await compared(importId);
    expect(again.comparisons[0]).toMatchObject({ contested: ["deadline"], taken: ["words"] });
    await accept(importId);
    const after = await database().task.findUniqueOrThrow({ where: { id: task.id } });
    expect(after.deadlineOn).toEqual(toDatabaseDate("2026-09-30"));
    expect(after.text).toContain("40项");
  });

  it("does as the person settled it: another pairing, a field left, a gone task kept", async () => {
    const planId = await planOf(first);
    const importId = await reissued(planId);
    const brand = await database().task.findFirstOrThrow({ where: { planId, title: "培育质量品牌" } });
    const revision = await compared(importId);
    const added = revision.comparisons.find(({ kind }) => kind === "new");
    const standard = revision.comparisons[0];
    if (!added || !standard) throw new Error("nothing to settle");
    const settle = async (change: Parameters<typeof mapRevision>[1]["change"]) => {
      const { version } = await compared(importId);
      await mapRevision(acting, { importId, version, change }, later);
    };
    await settle({ kind: "pair", key: added.key, taskId: brand.id });
    await settle({ kind: "field", key: standard.key, field: "words", choice: "keep" });
    await settle({ kind: "pair", key: standard.key, taskId: standard.before?.key ?? null });
    await accept(importId);
    const after = await tasksOf(planId);
    expect(after).toHaveLength(4);
    expect(after.find(({ id }) => id === brand.id)?.title).toBe("推动数据赋能");
    expect(after.find(({ id }) => id === standard.before?.key)?.text).toContain("30项");
  });

  it("is refused for a stale comparison, and a document that came for a plan makes no second one", async () => {
    const planId = await planOf(first);
    const importId = await reissued(planId);
    const { version, fingerprint } = await compared(importId);
    const change = { kind: "confirm" as const, keys: ["t1"], on: true };
    await mapRevision(acting, { importId, version, change }, later);
    await expect(mapRevision(acting, { importId, version, change }, later)).rejects.toMatchObject({
      code: "conflict",
    });
    const input = { importId, version, fingerprint, reason, handOut: false };
    await expect(acceptRevision(acting, input, later)).rejects.toMatchObject({ code: "conflict" });
    const draft = await findDraft(acting.scope, importId);
    await expect(
      takeOver(acting, { importId, version: draft.version, handOut: false }, later),
    ).rejects.toMatchObject({ code: "stateForbids" });
  });

  it("can be done again and again: a task that was dropped comes back with its history", async () => {
    const planId = await planOf(first);
    const brand = await database().task.findFirstOrThrow({ where: { planId, title: "培育质量品牌" } });
    const importId = await reissued(planId);
    const { version } = await compared(importId);
    await mapRevision(
      acting,
      { importId, version, change: { kind: "confirm", keys: [brand.id], on: false } },
      later,
    );
    await accept(importId);
    expect(await database().task.findUniqueOrThrow({ where: { id: brand.id } })).toMatchObject({
      status: "assigned",
    });
    const third = `${second}5.培育质量品牌。开展品牌培育专项行动，推动企业建立品牌管理体系。（市工业和信息化局牵头）\n`;
    await accept(await reissued(planId, third));
    expect(await database().task.findUniqueOrThrow({ where: { id: brand.id } })).toMatchObject({
      number: "5",
      sourceDocumentId: null,
    });
    expect(await database().task.count({ where: { planId } })).toBe(5);
  });

  it("brings the indicators up to the new text, keeps what was measured, and records each change", async () => {
    const table = (rows: string) => `| 序号 | 指标名称 | 单位 | 2024年基期值 | 2027年目标值 | 属性 |
| --- | --- | --- | --- | --- | --- |
${rows}
`;
    const withTable = (text: string, rows: string) => `${text}\n附件：主要指标表\n\n${table(rows)}`;
    const old = withTable(
      first,
      "| 1 | 制造业质量竞争力指数 | 分 | 84.2 | 86 | 预期性 |\n| 2 | 公共服务满意度 | 分 | 80 | 82 | 预期性 |",
    );
    const revised = withTable(
      second,
      "| 1 | 主导制定国家标准数 | 项 | 12 | 20 | 预期性 |\n| 2 | 制造业质量竞争力指数 | 分 | 84.2 | 86.5 | 约束性 |",
    );
    const planId = await planOf(old);
    const held = await database().indicator.findMany({ where: { planId }, orderBy: { order: "asc" } });
    expect(held.map(({ name }) => name)).toEqual(["制造业质量竞争力指数", "公共服务满意度"]);
    for (const { id: indicatorId } of held) {
      const on = toDatabaseDate("2025-06-30");
      const { workspaceId } = workspace;
      await database().indicatorReading.create({
        data: { workspaceId, indicatorId, on, value: 81, enteredBy: "督查室" },
      });
    }
    const importId = await reissued(planId, revised);
    const { indicators } = await compared(importId);
    expect(indicators.map(({ kind, name, readings }) => [kind, name, readings])).toEqual([
      ["new", "主导制定国家标准数", 0],
      ["changed", "制造业质量竞争力指数", 1],
      ["gone", "公共服务满意度", 1],
    ]);
    expect(indicators[1]?.changes).toEqual([
      { field: "nature", year: null, from: "expected", to: "binding" },
      { field: "target", year: 2027, from: "86", to: "86.5" },
    ]);
    await accept(importId);
    const after = await database().indicator.findMany({
      where: { planId },
      orderBy: { order: "asc" },
      include: { values: { orderBy: { year: "asc" } }, readings: true },
    });
    expect(after.map(({ name, nature, readings }) => [name, nature, readings.length])).toEqual([
      ["主导制定国家标准数", "expected", 0],
      ["制造业质量竞争力指数", "binding", 1],
      ["公共服务满意度", "expected", 1],
    ]);
    expect(after[1]?.id).toBe(held[0]?.id);
    expect(after.map(({ values }) => values.map(({ value }) => Number(value)))).toEqual([
      [12, 20],
      [84.2, 86.5],
      [80, 82],
    ]);
    const event = await database().auditEvent.findFirstOrThrow({ where: { planId, kind: "plan.revised" } });
    expect(event.data).toMatchObject({
      indicators: [
        { kind: "new", name: "主导制定国家标准数" },
        {
          kind: "changed",
          name: "制造业质量竞争力指数",
          changes: [
            { field: "nature", from: "expected", to: "binding" },
            { field: "target 2027", from: "86", to: "86.5" },
          ],
        },
        { kind: "gone", name: "公共服务满意度", changes: [] },
      ],
    });
    // The same text once more: nothing is news.
    const { indicators: again } = await compared(await reissued(planId, `${revised} `));
    expect(again.map(({ kind }) => kind)).toEqual(["same", "same", "same"]);
  });
});
