import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { scopeOf } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { forgetOld, removeDiscarded } from "@/lib/jobs/retention";
import { readSettings } from "@/lib/workspaces/data";
import { changeWorkspace } from "@/lib/workspaces/mutations";
import { createPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const now = new Date();
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await createWorkspace();
});

async function keep(change: {
  keepMessagesDays?: number;
  keepDraftsDays?: number;
  keepDiscardedDays?: number;
}) {
  const { administrator } = workspace.actors;
  const seen = await readSettings(scopeOf(administrator));
  await changeWorkspace(administrator, { ...seen, ...change, seen }, now);
}

async function discarded(daysBack: number, status: "discarded" | "uploaded" = "discarded") {
  const { workspaceId } = workspace;
  const bytes = new TextEncoder().encode("放弃的文件");
  const { id: sourceDocumentId } = await database().sourceDocument.create({
    data: {
      workspaceId,
      fileName: "a.txt",
      format: "txt",
      sha256: randomUUID(),
      size: bytes.length,
      bytes,
      text: "",
    },
  });
  const { id } = await database().import.create({
    data: { workspaceId, sourceDocumentId, status, createdBy: "督查员" },
  });
  await database().$executeRaw`UPDATE imports SET updated_at = ${daysAgo(daysBack)} WHERE id = ${id}::uuid`;
  return sourceDocumentId;
}

async function draft(daysBack: number, listed: boolean) {
  const { workspaceId } = workspace;
  const plan = await createPlan(workspace, { tasks: 1, status: "in_progress" });
  const task = plan.tasks[0];
  if (!task) throw new Error("no task");
  const { planId, periodId } = plan;
  await database().reportingPeriod.update({
    where: { id: periodId },
    data: { listedAt: listed ? now : null },
  });
  const { id } = await database().report.create({
    data: {
      workspaceId,
      planId,
      taskId: task.id,
      assignmentId: task.assignments.first,
      periodId,
      text: "写了一半",
      percent: 10,
    },
  });
  await database().$executeRaw`UPDATE reports SET updated_at = ${daysAgo(daysBack)} WHERE id = ${id}::uuid`;
  return id;
}

function message(read: boolean, daysBack: number) {
  const { workspaceId, actors } = workspace;
  const data = {
    workspaceId,
    userId: actors.officer.userId,
    kind: "urged" as const,
    key: randomUUID(),
    data: {},
    count: 1,
    createdAt: daysAgo(daysBack),
    readAt: read ? now : null,
  };
  return database().notification.create({ data });
}

describe("what a workspace keeps", () => {
  it("messages for its own days, or for the server's where it has said nothing", async () => {
    await message(true, 50);
    await message(false, 50);
    await message(false, 90);
    const where = { workspaceId: workspace.workspaceId };
    await forgetOld(now, 400);
    expect(await database().notification.count({ where })).toBe(3);
    await keep({ keepMessagesDays: 40 });
    await forgetOld(now, 400);
    // Unread ones are kept twice as long.
    expect(await database().notification.findMany({ where, select: { createdAt: true } })).toEqual([
      { createdAt: daysAgo(50) },
    ]);
  });

  it("discarded imports for its days, with their documents, and no other's", async () => {
    const old = await discarded(200);
    const recent = await discarded(100);
    const open = await discarded(900, "uploaded");
    await removeDiscarded(now);
    const left = await database().sourceDocument.findMany({
      where: { workspaceId: workspace.workspaceId },
      select: { id: true },
    });
    expect(left.map(({ id }) => id).sort()).toEqual([recent, open].sort());
    expect(left).not.toContainEqual({ id: old });
    await keep({ keepDiscardedDays: 7 });
    await removeDiscarded(now);
    await removeDiscarded(now);
    const told = await database().auditEvent.findMany({
      where: { workspaceId: workspace.workspaceId, kind: "workspace.tidied" },
      orderBy: { sequence: "asc" },
      select: { data: true, actorId: true },
    });
    expect(told).toEqual([
      { data: { imports: 1, drafts: 0 }, actorId: null },
      { data: { imports: 1, drafts: 0 }, actorId: null },
    ]);
    expect((await verifyChain(scopeOf(workspace.actors.administrator))).brokenAt).toBeNull();
  });

  it("drafts until long after their period, and whatever was handed in for good", async () => {
    const old = await draft(401, true);
    const open = await draft(401, false);
    const recent = await draft(399, true);
    const handedIn = await draft(900, true);
    await database().$executeRaw`
      UPDATE reports SET status = 'submitted', submitted_at = ${daysAgo(900)},
        submitted_by_id = ${workspace.actors.officer.userId}::uuid WHERE id = ${handedIn}::uuid`;
    await removeDiscarded(now);
    const left = await database().report.findMany({ where: { id: { in: [old, open, recent, handedIn] } } });
    expect(left.map(({ id }) => id).sort()).toEqual([open, recent, handedIn].sort());
  });

  it("within bounds that the database holds too", async () => {
    await expect(keep({ keepMessagesDays: 29 })).rejects.toThrow();
    await expect(keep({ keepDraftsDays: 89 })).rejects.toThrow();
    await expect(keep({ keepDiscardedDays: 6 })).rejects.toThrow();
  });
});
