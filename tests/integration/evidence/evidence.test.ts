import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { claimNeedsFor, evidenceFor } from "@/lib/evidence/loaders";
import { removeEvidence, uploadEvidence } from "@/lib/evidence/mutations";
import { mostEvidence } from "@/lib/evidence/types";
import { taskPageFor } from "@/lib/reports/loaders";
import { acceptReports, returnReport, saveDraft, submitReports } from "@/lib/reports/mutations";
import { takeStep } from "@/lib/tasks/mutations";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let people: TestWorkspace["actors"];
let plan: TestPlan;
const now = new Date();
const words = { text: "完成两项", percent: 40, isBlocked: false, problems: "", nextSteps: "" };
const file = (text: string) => new TextEncoder().encode(text);

beforeAll(async () => {
  workspace = await createWorkspace({ evidenceRequired: true });
  people = workspace.actors;
});
beforeEach(async () => {
  plan = await createPlan(workspace, { tasks: 1, status: "in_progress" });
});

function task(): TestPlan["tasks"][number] {
  const [found] = plan.tasks;
  if (!found) throw new Error("the plan has no task");
  return found;
}

const upload = (
  text: string,
  {
    actor = people.officer,
    fileName = "名单.txt",
    claim = false,
  }: { actor?: Actor; fileName?: string; claim?: boolean } = {},
) =>
  uploadEvidence(
    actor,
    {
      assignmentId: task().assignments.first,
      periodId: claim ? null : plan.periodId,
      fileName,
      bytes: file(text),
    },
    now,
  );

async function handIn(): Promise<string> {
  const place = { assignmentId: task().assignments.first, periodId: plan.periodId };
  const report = await database().report.findFirst({ where: place, select: { version: true } });
  const { id } = await saveDraft(people.officer, { ...words, ...place, version: report?.version ?? 0 }, now);
  await submitReports(people.officer, { reportIds: [id] }, now);
  return id;
}

const filesOf = (workspaceId = workspace.workspaceId) =>
  database().evidenceFile.count({ where: { workspaceId } });

describe("evidence of a report", () => {
  it("is kept before the report is begun, and stays when handing in fails", async () => {
    await upload("第一家");
    await expect(submitReports(people.officer, { reportIds: [randomUUID()] }, now)).rejects.toMatchObject({
      code: "notFound",
    });
    await handIn();
    const page = await taskPageFor(people.supervisor, task().id, plan.today, undefined);
    expect(await page?.waiting).toMatchObject([{ evidence: [{ fileName: "名单.txt", size: 9 }] }]);
    expect(await page?.evidence).toMatchObject([
      { fileName: "名单.txt", department: workspace.departments[0].name, isHidden: false },
    ]);
    const named = await database().auditEvent.findMany({
      where: { taskId: task().id, kind: "evidence.added" },
    });
    expect(named).toMatchObject([{ data: { fileName: "名单.txt", size: 9 } }]);
    expect((await verifyChain(scopeOf(people.officer))).brokenAt).toBeNull();
  });

  it("is stored once for a content, however often it comes, and thrown away with its last use", async () => {
    const before = await filesOf();
    const text = `同一份材料 ${randomUUID()}`;
    const first = await upload(text);
    expect((await upload(text, { fileName: "另一个名字.txt" })).id).toBe(first.id);
    const claim = await upload(text, { claim: true });
    expect(claim.id).not.toBe(first.id);
    expect(await filesOf()).toBe(before + 1);
    await removeEvidence(people.officer, { evidenceId: first.id }, now);
    expect(await filesOf()).toBe(before + 1);
    await removeEvidence(people.officer, { evidenceId: claim.id }, now);
    expect(await filesOf()).toBe(before);
  });

  it("is kept whole when the same file comes and goes at the same time", async () => {
    const text = `来去 ${randomUUID()}`;
    const first = await upload(text);
    await Promise.all([
      removeEvidence(people.officer, { evidenceId: first.id }, now),
      upload(text, { claim: true }),
    ]);
    const page = await taskPageFor(people.officer, task().id, plan.today, undefined);
    const [left] = (await page?.evidence) ?? [];
    const download = await evidenceFor(people.officer, left?.id ?? "");
    expect(new TextDecoder().decode(download?.bytes)).toBe(text);
  });

  it("can be changed only while the report can, and by the department alone", async () => {
    const { id } = await upload("第一家");
    const remove = (actor: Actor) => removeEvidence(actor, { evidenceId: id }, now);
    for (const actor of [people.other, people.supervisor, people.leader, people.administrator]) {
      await expect(remove(actor)).rejects.toMatchObject({ code: "forbidden" });
      await expect(upload("第二家", { actor })).rejects.toMatchObject({ code: "forbidden" });
    }
    const reportId = await handIn();
    await expect(remove(people.officer)).rejects.toMatchObject({ code: "stateForbids" });
    await expect(upload("第二家")).rejects.toMatchObject({ code: "stateForbids" });
    await returnReport(people.supervisor, { reportId, reason: "请补充名单" }, now);
    await upload("第二家");
    await remove(people.officer);
    await handIn();
    await acceptReports(people.supervisor, { reportIds: [reportId] }, now);
    await expect(upload("第三家")).rejects.toMatchObject({ code: "stateForbids" });
  });

  it("is limited in number, and refused where its name lies or it is a program", async () => {
    for (let index = 0; index < mostEvidence; index++) await upload(`第 ${index} 份`);
    await expect(upload("多一份")).rejects.toMatchObject({ code: "evidenceTooMany" });
    const bad = { assignmentId: task().assignments.first, periodId: plan.periodId };
    const program = new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0]);
    for (const [fileName, bytes, code] of [
      ["名单.pdf", program, "evidenceProgram"],
      ["照片.png", file("%PDF-1.7\n"), "evidenceMismatch"],
      ["名单.txt", new Uint8Array(), "evidenceEmpty"],
    ] as const) {
      await expect(uploadEvidence(people.officer, { ...bad, fileName, bytes }, now)).rejects.toMatchObject({
        code,
      });
    }
  });
});

describe("downloading", () => {
  it("is for those who may see it: a draft's files for the department, then for the workspace", async () => {
    const { id } = await upload("第一家", { fileName: "采购合同(3份)'.txt" });
    const readers = [people.other, people.supervisor, people.leader, people.administrator];
    for (const actor of readers) expect(await evidenceFor(actor, id)).toBeNull();
    expect(await evidenceFor(people.head, id)).not.toBeNull();
    await handIn();
    for (const actor of readers) expect(await evidenceFor(actor, id)).not.toBeNull();
    const foreign = await createWorkspace();
    for (const actor of Object.values(foreign.actors)) expect(await evidenceFor(actor, id)).toBeNull();
    expect(await evidenceFor(people.officer, randomUUID())).toBeNull();
    expect(await evidenceFor(people.officer, "1")).toBeNull();
  });

  it("is always to be saved, never to be shown or guessed at", async () => {
    const { id } = await upload("第一家", { fileName: "采购\"合同(3份)'.txt" });
    const download = await evidenceFor(people.officer, id);
    expect(download?.headers).toMatchObject({
      "content-type": "text/plain",
      "content-length": "9",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(download?.headers["content-disposition"]).toBe(
      "attachment; filename=\"_3_.txt\"; filename*=UTF-8''%E9%87%87%E8%B4%AD%22%E5%90%88%E5%90%8C%283%E4%BB%BD%29%27.txt",
    );
  });
});

describe("a claim of completion", () => {
  const claim = async () => {
    const { version } = await database().task.findUniqueOrThrow({ where: { id: task().id } });
    return takeStep(
      people.officer,
      { taskId: task().id, version, step: "claim_completion", reason: "已全部完成" },
      now,
    );
  };

  it("needs evidence, with the claim or with a report handed in before", async () => {
    await expect(claim()).rejects.toMatchObject({ code: "evidenceRequired" });
    // What came with a draft can still be taken away again.
    await upload("第一家");
    expect(await claimNeedsFor(people.officer, task().id)).toMatchObject({
      required: true,
      own: [],
      reported: 0,
    });
    await expect(claim()).rejects.toMatchObject({ code: "evidenceRequired" });
    await handIn();
    expect(await claimNeedsFor(people.officer, task().id)).toMatchObject({ reported: 1 });
    await claim();
  });

  it("keeps its own evidence, hidden from others until it is made", async () => {
    const { id } = await upload("验收意见", { claim: true });
    expect(await evidenceFor(people.supervisor, id)).toBeNull();
    await claim();
    expect(await evidenceFor(people.supervisor, id)).not.toBeNull();
    await expect(removeEvidence(people.officer, { evidenceId: id }, now)).rejects.toMatchObject({
      code: "stateForbids",
    });
  });

  it("comes with words alone where the workspace asks for no evidence", async () => {
    const where = { id: workspace.workspaceId };
    await database().workspace.update({ where, data: { evidenceRequired: false } });
    await claim();
    await database().workspace.update({ where, data: { evidenceRequired: true } });
  });
});

describe("hints in the queue", () => {
  it("come from what stands beside the report", async () => {
    const place = { assignmentId: task().assignments.first, periodId: plan.periodId };
    const { id } = await saveDraft(people.officer, { ...words, ...place, percent: 100, version: 0 }, now);
    await database().target.create({
      data: {
        workspaceId: workspace.workspaceId,
        planId: plan.planId,
        taskId: task().id,
        metric: "抽检合格率",
        comparator: ">=",
        value: 99,
        unit: "%",
        anchorStart: 0,
        anchorEnd: 2,
      },
    });
    await database().indicator.create({
      data: {
        workspaceId: workspace.workspaceId,
        planId: plan.planId,
        order: 0,
        name: "抽检合格率",
        unit: "%",
        anchorStart: 0,
        anchorEnd: 2,
        readings: {
          create: { on: new Date(`${plan.today}T00:00:00Z`), value: 97.5, enteredBy: "督查室" },
        },
      },
    });
    await submitReports(people.officer, { reportIds: [id] }, now);
    const page = await taskPageFor(people.supervisor, task().id, plan.today, undefined);
    expect((await page?.waiting)?.[0]?.hints).toEqual([
      { kind: "wordless" },
      { kind: "no_evidence" },
      { kind: "target_short", metric: "抽检合格率", reading: 97.5, target: 99, unit: "%" },
    ]);
  });
});
