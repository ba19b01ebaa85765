import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { editCells } from "@/lib/assignments/mutations";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { editTask, takeStep, takeStepOnMany } from "@/lib/tasks/mutations";
import type { StepInput } from "@/lib/tasks/schema";
import { takeBackStep } from "@/lib/tasks/undo/mutations";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const now = new Date();
let workspace: TestWorkspace;
let supervisor: Actor;
let officer: Actor;

beforeAll(async () => {
  workspace = await createWorkspace();
  ({ supervisor, officer } = workspace.actors);
});

function idOf(plan: TestPlan, index = 0): string {
  const task = plan.tasks[index];
  if (!task) throw new Error(`the plan has no task ${index}`);
  return task.id;
}

function read(id: string) {
  return database().task.findUniqueOrThrow({
    where: { id },
    select: {
      status: true,
      version: true,
      percent: true,
      isBlocked: true,
      title: true,
      deadlineOn: true,
      deadlineKind: true,
      completedOn: true,
    },
  });
}

describe("one step", () => {
  it("walks from assigned to closed, each step by whom it belongs to, and writes each down", async () => {
    const plan = await createPlan(workspace, { tasks: 1 });
    const taskId = idOf(plan);
    const step = async (actor: Actor, name: Parameters<typeof takeStep>[1]["step"], reason: string | null) =>
      takeStep(actor, { taskId, version: (await read(taskId)).version, step: name, reason }, now);
    await step(officer, "start", null);
    await step(officer, "claim_completion", "已全部完成，见附件。");
    await step(supervisor, "verify", null);
    await step(supervisor, "close", null);
    expect(await read(taskId)).toMatchObject({ status: "closed", percent: 100 });
    await step(supervisor, "reopen", "回头看发现问题");
    expect(await read(taskId)).toMatchObject({ status: "in_progress", completedOn: null });
    const changes = await database().statusChange.findMany({
      where: { taskId, subject: "task" },
      orderBy: { at: "asc" },
      select: { to: true },
    });
    expect(changes.map(({ to }) => to).sort()).toEqual(
      ["in_progress", "completion_claimed", "completed", "closed", "in_progress"].sort(),
    );
    expect(await database().auditEvent.count({ where: { taskId } })).toBe(5);
  });

  it("refuses whom it does not belong to, the wrong moment, an old version, and a missing reason", async () => {
    const plan = await createPlan(workspace, { tasks: 1, status: "in_progress" });
    const taskId = idOf(plan);
    const input = { taskId, version: 1, reason: "理由" };
    for (const role of ["administrator", "leader", "officer", "head"] as const) {
      await expect(
        takeStep(workspace.actors[role], { ...input, step: "suspend" }, now),
      ).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    // The second department cooperates: the claim is not its own to make.
    await expect(
      takeStep(workspace.actors.other, { ...input, step: "claim_completion" }, now),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(takeStep(supervisor, { ...input, step: "close" }, now)).rejects.toMatchObject({
      code: "stateForbids",
    });
    await expect(
      takeStep(supervisor, { ...input, step: "suspend", reason: null }, now),
    ).rejects.toMatchObject({
      code: "reasonRequired",
    });
    await expect(
      takeStep(officer, { ...input, step: "claim_completion", reason: null }, now),
    ).rejects.toMatchObject({ code: "claimStatementMissing" });

    await expect(takeStep(supervisor, { ...input, step: "suspend", version: 2 }, now)).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await read(taskId)).toMatchObject({ status: "in_progress", version: 1 });
  });

  it("does not know the tasks of another workspace", async () => {
    const other = await createWorkspace();
    const taskId = idOf(await createPlan(other, { tasks: 1 }));
    for (const id of [taskId, randomUUID()]) {
      await expect(
        takeStep(supervisor, { taskId: id, version: 1, step: "suspend", reason: "理由" }, now),
      ).rejects.toMatchObject({ code: "notFound" });
    }
  });

  it("lets one of two win who act at the same time", async () => {
    const taskId = idOf(await createPlan(workspace, { tasks: 1, status: "in_progress" }));
    const input = { taskId, version: 1, reason: "理由" };
    const results = await Promise.allSettled([
      takeStep(supervisor, { ...input, step: "suspend" }, now),
      takeStep(supervisor, { ...input, step: "cancel" }, now),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a step taken back", () => {
  const takeBack = (actor: Actor, tasks: { taskId: string; version: number }[], at = now) =>
    takeBackStep(actor, { tasks, reason: "撤回刚才的操作" }, at);
  const walks: [StepInput["step"], [who: "officer" | "supervisor", step: StepInput["step"]][]][] = [
    ["start", []],
    ["suspend", [["officer", "start"]]],
    [
      "resume",
      [
        ["officer", "start"],
        ["supervisor", "suspend"],
      ],
    ],
    ["cancel", [["officer", "start"]]],
    [
      "verify",
      [
        ["officer", "start"],
        ["officer", "claim_completion"],
      ],
    ],
    [
      "close",
      [
        ["officer", "start"],
        ["officer", "claim_completion"],
        ["supervisor", "verify"],
      ],
    ],
  ];

  it.each(walks)("%s leaves the task as it was, and both stand in the log", async (step, before) => {
    const plan = await createPlan(workspace, { tasks: 1 });
    const taskId = idOf(plan);
    const take = async (who: "officer" | "supervisor", one: StepInput["step"]) =>
      takeStep(
        workspace.actors[who],
        { taskId, version: (await read(taskId)).version, step: one, reason: "理由" },
        now,
      );
    for (const [who, one] of before) await take(who, one);
    const { version: _, ...stood } = await read(taskId);
    const who = step === "start" ? "officer" : "supervisor";
    const left = await take(who, step);
    expect(left).toEqual([{ taskId, version: (await read(taskId)).version }]);
    const events = await database().auditEvent.count({ where: { taskId } });
    await takeBack(workspace.actors[who], left);
    expect(await read(taskId)).toMatchObject(stood);
    expect(await database().auditEvent.count({ where: { taskId } })).toBe(events + 1);
    // Once only.
    await expect(takeBack(workspace.actors[who], left)).rejects.toMatchObject({ code: "conflictOf" });
  });

  it("is one's own, soon after, with nothing changed since; and no words of others are lost by it", async () => {
    const plan = await createPlan(workspace, { tasks: 3, status: "in_progress" });
    const tasks = plan.tasks.map(({ id }) => ({ taskId: id, version: 1 }));
    const left = await takeStepOnMany(supervisor, { tasks, step: "suspend", reason: "机构调整" }, now);
    expect(left).toHaveLength(3);
    const late = new Date(now.getTime() + 11 * 60_000);
    await expect(takeBack(supervisor, left, late)).rejects.toMatchObject({ code: "stateForbidsOf" });
    await expect(takeBack(officer, left)).rejects.toMatchObject({ code: "stateForbidsOf" });
    const [first] = left;
    if (!first) throw new Error("three tasks were made");
    const changes = { title: "改过的题目" };
    const { version } = await editTask(supervisor, { ...first, reason: "勘误", changes }, now);
    await expect(takeBack(supervisor, left)).rejects.toMatchObject({ code: "conflictOf" });
    expect((await read(left[1]?.taskId ?? "")).status).toBe("suspended");
    await takeBack(supervisor, [{ ...first, version }, ...left.slice(1)]);
    for (const { taskId } of left) expect((await read(taskId)).status).toBe("in_progress");

    const claimed = await takeStep(
      officer,
      { taskId: first.taskId, version: version + 1, step: "claim_completion", reason: "已完成" },
      now,
    );
    await expect(takeBack(officer, claimed)).rejects.toMatchObject({ code: "stateForbidsOf" });
  });
});

describe("many at once", () => {
  it("moves all of them with one reason", async () => {
    const plan = await createPlan(workspace, { tasks: 3, status: "in_progress" });
    const tasks = plan.tasks.map(({ id }) => ({ taskId: id, version: 1 }));
    await takeStepOnMany(supervisor, { tasks, step: "suspend", reason: "机构调整" }, now);
    const found = await database().task.findMany({
      where: { planId: plan.planId },
      select: { status: true },
    });
    expect(found.map(({ status }) => status)).toEqual(["suspended", "suspended", "suspended"]);
    expect(await database().auditEvent.count({ where: { planId: plan.planId } })).toBe(3);
  });

  it("moves none where one stands in the way, and names it", async () => {
    const plan = await createPlan(workspace, { tasks: 3, status: "in_progress" });
    const [first, second, third] = plan.tasks.map(({ id }) => ({ taskId: id, version: 1 }));
    if (!first || !second || !third) throw new Error("three tasks were made");
    await takeStep(supervisor, { ...second, step: "cancel", reason: "重复" }, now);
    const refused = takeStepOnMany(
      supervisor,
      { tasks: [first, { ...second, version: 2 }, third], step: "suspend", reason: "机构调整" },
      now,
    );
    await expect(refused).rejects.toMatchObject({ code: "stateForbidsOf", params: { number: "2" } });
    const edits = [first, second, third].map((task) => ({ ...task, changes: { deadlineOn: "2027-06-30" } }));
    const stale = await editCells(supervisor, { edits, reason: "延期" }, now);
    expect(stale).toMatchObject({ done: [], refused: [{ code: "conflict", number: "2" }] });
    expect(await read(first.taskId)).toMatchObject({ status: "in_progress", version: 1, deadlineOn: null });
    expect(await read(third.taskId)).toMatchObject({ status: "in_progress", version: 1, deadlineOn: null });
  });

  it("changes the deadline of all, ongoing work included", async () => {
    const plan = await createPlan(workspace, { tasks: 2 });
    await database().task.update({ where: { id: idOf(plan, 1) }, data: { deadlineKind: "ongoing" } });
    const changes = { deadlineOn: "2027-06-30" };
    const edits = plan.tasks.map(({ id }) => ({ taskId: id, version: 1, changes }));
    await editCells(supervisor, { edits, reason: "统一时限" }, now);
    for (const { id } of plan.tasks) {
      expect(await read(id)).toMatchObject({
        deadlineOn: new Date("2027-06-30"),
        deadlineKind: "by",
        version: 2,
      });
    }
  });
});

describe("an edit", () => {
  it("writes the field with its old and new value, and keeps what was not touched", async () => {
    const taskId = idOf(await createPlan(workspace, { tasks: 1 }));
    const { version } = await editTask(
      supervisor,
      { taskId, version: 1, reason: "更正", changes: { title: "新名称" } },
      now,
    );
    expect(await read(taskId)).toMatchObject({ title: "新名称", version });
    const event = await database().auditEvent.findFirstOrThrow({ where: { taskId } });
    expect(event.data).toEqual({
      changes: [{ field: "title", from: "第 1 项任务", to: "新名称" }],
      reason: "更正",
    });
    // The same again changes nothing and writes nothing.
    const again = { taskId, version, reason: "更正", changes: { title: "新名称" } };
    expect(await editTask(supervisor, again, now)).toEqual({ version });
    expect(await database().auditEvent.count({ where: { taskId } })).toBe(1);
  });

  it("needs a reason once handed out, the version that was seen, and a supervisor", async () => {
    const taskId = idOf(await createPlan(workspace, { tasks: 1 }));
    const input = { taskId, version: 1, reason: "理由", changes: { title: "新名称" } };
    await expect(editTask(supervisor, { ...input, reason: null }, now)).rejects.toMatchObject({
      code: "reasonRequired",
    });
    await expect(editTask(supervisor, { ...input, version: 7 }, now)).rejects.toMatchObject({
      code: "conflict",
    });
    for (const role of ["administrator", "leader", "officer", "head"] as const) {
      await expect(editTask(workspace.actors[role], input, now)).rejects.toMatchObject({ code: "forbidden" });
    }
    const draft = idOf(await createPlan(workspace, { tasks: 1, status: "draft" }));
    await expect(editTask(supervisor, { ...input, taskId: draft, reason: null }, now)).resolves.toEqual({
      version: 2,
    });
  });
});
