import { beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { type Acting, actingFor } from "@/lib/auth/acting";
import { toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { findDraft } from "@/lib/imports/data";
import { takeOver } from "@/lib/imports/mutations";
import { acceptRevision, mapRevision } from "@/lib/imports/revision/mutations";
import { findPlanText, findTaskText } from "@/lib/plans/data";
import { editTask } from "@/lib/tasks/mutations";
import { countStatements } from "@/tests/setup/database";
import { importedPlan } from "@/tests/setup/imported-plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";
import * as steps from "./reissue-steps";
import { first, later, reason, second } from "./reissue-steps";

let workspace: TestWorkspace;
let acting: Acting;

beforeEach(async () => {
  workspace = await createWorkspace();
  acting = actingFor(workspace.actors.supervisor);
});

const planOf = (text: string) => importedPlan(acting, text);
const compared = (importId: string) => steps.compared(acting, importId);
const reissued = (planId: string, text?: string) => steps.reissued(acting, planId, text);
const accept = (importId: string) => steps.accept(acting, importId);

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
});
