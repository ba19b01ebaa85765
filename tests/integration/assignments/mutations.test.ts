import { beforeAll, describe, expect, it } from "vitest";
import { acknowledge, acknowledgeAll, assign, decline, editCells } from "@/lib/assignments/mutations";
import { database } from "@/lib/db/client";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const now = new Date();
let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await createWorkspace();
});

function first(plan: TestPlan) {
  const [task] = plan.tasks;
  if (!task) throw new Error("the plan has no task");
  return task;
}

async function rolesOf(taskId: string): Promise<Record<string, string>> {
  const found = await database().assignment.findMany({
    where: { taskId },
    select: { role: true, department: { select: { name: true } } },
  });
  return Object.fromEntries(found.map(({ role, department }) => [department.name, role]));
}

describe("who does what", () => {
  it("hands the lead over in one change: the former lead takes the role that was chosen for it", async () => {
    const [industry, market] = workspace.departments;
    const task = first(await createPlan(workspace, { tasks: 1 }));
    const { version } = await assign(
      workspace.actors.supervisor,
      {
        taskId: task.id,
        version: 1,
        formerLeads: "responsible",
        reason: "职责调整",
        changes: [{ departmentId: market.id, role: "lead" }],
      },
      now,
    );
    expect(version).toBe(2);
    expect(await rolesOf(task.id)).toEqual({ [industry.name]: "responsible", [market.name]: "lead" });
    const events = await database().auditEvent.findMany({
      where: { taskId: task.id, kind: "assignment.changed" },
      select: { data: true },
    });
    expect(events.map(({ data }) => data)).toEqual([
      { department: industry.name, from: "lead", to: "responsible", reason: "职责调整" },
      { department: market.name, from: "cooperating", to: "lead", reason: "职责调整" },
    ]);
  });

  it("keeps a department that has reported, and says which", async () => {
    const plan = await createPlan(workspace, { tasks: 2 });
    const task = first(plan);
    await database().report.create({
      data: {
        workspaceId: workspace.workspaceId,
        planId: plan.planId,
        taskId: task.id,
        assignmentId: task.assignments.second,
        periodId: plan.periodId,
        percent: 10,
        text: "进展",
      },
    });
    const off = { departmentId: workspace.departments[1].id, role: null };
    const edits = plan.tasks.map(({ id }) => ({ taskId: id, version: 1, roles: [off] }));
    const { done, refused } = await editCells(workspace.actors.supervisor, { edits, reason: "精简" }, now);
    expect(done).toEqual([]);
    expect(refused).toMatchObject([
      {
        code: "departmentReported",
        params: { department: workspace.departments[1].name, number: "1" },
      },
    ]);
    expect(await database().assignment.count({ where: { task: { planId: plan.planId } } })).toBe(4);
  });

  it("refuses a department of another workspace, an old version, a missing reason, and everybody but supervisors", async () => {
    const other = await createWorkspace();
    const task = first(await createPlan(workspace, { tasks: 1 }));
    const input = {
      taskId: task.id,
      version: 1,
      formerLeads: "keep" as const,
      reason: "理由" as string | null,
      changes: [{ departmentId: workspace.departments[1].id, role: "lead" as const }],
    };
    const { supervisor } = workspace.actors;
    const foreign = [{ departmentId: other.departments[0].id, role: "lead" as const }];
    await expect(assign(supervisor, { ...input, changes: foreign }, now)).rejects.toMatchObject({
      code: "notFound",
    });
    await expect(assign(supervisor, { ...input, version: 3 }, now)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(assign(supervisor, { ...input, reason: null }, now)).rejects.toMatchObject({
      code: "reasonRequired",
    });
    for (const role of ["administrator", "leader", "officer", "head"] as const) {
      await expect(assign(workspace.actors[role], input, now)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(assign(other.actors.supervisor, input, now)).rejects.toMatchObject({ code: "notFound" });
  });
});

describe("the department's answer", () => {
  it("signs for many at once, all of them or none", async () => {
    const plan = await createPlan(workspace, { tasks: 3, status: "assigned" });
    const ids = plan.tasks.map(({ assignments }) => assignments.second);
    await acknowledge(workspace.actors.other, { assignmentId: ids[1] ?? "" }, now);
    const unanswered = () =>
      database().assignment.count({ where: { id: { in: ids }, acknowledgedAt: null } });
    await expect(acknowledgeAll(workspace.actors.other, { assignmentIds: ids }, now)).rejects.toMatchObject({
      code: "stateForbids",
    });
    await expect(acknowledgeAll(workspace.actors.officer, { assignmentIds: ids }, now)).rejects.toMatchObject(
      { code: "forbidden" },
    );
    expect(await unanswered()).toBe(2);
    const left = ids.filter((_, at) => at !== 1);
    await acknowledgeAll(workspace.actors.other, { assignmentIds: left }, now);
    expect(await unanswered()).toBe(0);
    const told = { planId: plan.planId, kind: "assignment.acknowledged" } as const;
    expect(await database().auditEvent.count({ where: told })).toBe(3);
  });

  it("starts the task when the first department acknowledges, and is given once", async () => {
    const task = first(await createPlan(workspace, { tasks: 1 }));
    const input = { assignmentId: task.assignments.second };
    await acknowledge(workspace.actors.other, input, now);
    const { status } = await database().task.findUniqueOrThrow({ where: { id: task.id } });
    expect(status).toBe("in_progress");
    await expect(acknowledge(workspace.actors.other, input, now)).rejects.toMatchObject({
      code: "stateForbids",
    });
    await expect(acknowledge(workspace.actors.officer, input, now)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("asks again after a refusal, once the same role is given anew", async () => {
    const task = first(await createPlan(workspace, { tasks: 1 }));
    const own = { assignmentId: task.assignments.second };
    await decline(workspace.actors.other, { ...own, reason: "不属于本部门职责" }, now);
    await expect(acknowledge(workspace.actors.other, own, now)).rejects.toMatchObject({
      code: "stateForbids",
    });
    await assign(
      workspace.actors.supervisor,
      {
        taskId: task.id,
        version: 1,
        formerLeads: "keep",
        reason: "经商定仍由你单位配合",
        changes: [{ departmentId: workspace.departments[1].id, role: "cooperating" }],
      },
      now,
    );
    await acknowledge(workspace.actors.other, own, now);
    const assignment = await database().assignment.findUniqueOrThrow({ where: { id: own.assignmentId } });
    expect(assignment).toMatchObject({ declinedAt: null, declineReason: null });
  });
});

describe("cells of many tasks", () => {
  const cells = (taskId: string) =>
    database().task.findUniqueOrThrow({
      where: { id: taskId },
      select: { title: true, deadlineOn: true, deadlineKind: true, version: true },
    });

  it("are changed at once, and what they held before undoes it", async () => {
    const [industry, market] = workspace.departments;
    const { supervisor } = workspace.actors;
    const { tasks } = await createPlan(workspace, { tasks: 2 });
    const [one, two] = tasks.map(({ id }) => id);
    if (!one || !two) throw new Error("the plan has too few tasks");
    const written = await editCells(
      supervisor,
      {
        reason: "按会议纪要调整",
        edits: [
          { taskId: one, version: 1, changes: { title: "新的名称", deadlineOn: "2027-06-30" } },
          {
            taskId: two,
            version: 1,
            changes: { deadlineOn: null, deadlineKind: "ongoing" },
            roles: [
              { departmentId: industry.id, role: null },
              { departmentId: market.id, role: "lead" },
            ],
          },
        ],
      },
      now,
    );
    expect(written.refused).toEqual([]);
    expect(await cells(one)).toMatchObject({ title: "新的名称", deadlineKind: "by", version: 2 });
    expect(await rolesOf(two)).toEqual({ [market.name]: "lead" });
    // What the first change left is what undoing must find.
    const undone = await editCells(
      supervisor,
      {
        reason: "撤销",
        edits: written.done.map(({ taskId, version, changes, roles }) => ({
          taskId,
          version,
          changes,
          roles,
        })),
      },
      now,
    );
    expect(await cells(one)).toMatchObject({ title: "第 1 项任务", deadlineOn: null, deadlineKind: null });
    expect(await rolesOf(two)).toEqual({ [industry.name]: "lead", [market.name]: "cooperating" });
    expect(undone.done.find(({ taskId }) => taskId === one)?.changes).toMatchObject({ title: "新的名称" });
  });

  it("stay as they are where one of the tasks was changed by somebody else, who is not overwritten", async () => {
    const { supervisor } = workspace.actors;
    const { tasks } = await createPlan(workspace, { tasks: 3 });
    const edits = tasks.map(({ id }) => ({ taskId: id, version: 1, changes: { title: "同一个名称" } }));
    const [first, second] = edits;
    if (!first || !second) throw new Error("the plan has too few tasks");
    await editCells(
      supervisor,
      { reason: "先改", edits: [{ ...second, changes: { title: "别人改的" } }] },
      now,
    );
    const answer = await editCells(supervisor, { reason: "后改", edits }, now);
    expect(answer.done).toEqual([]);
    expect(answer.refused).toEqual([{ taskId: second.taskId, number: "2", code: "conflict", params: {} }]);
    expect(await cells(first.taskId)).toMatchObject({ title: "第 1 项任务", version: 1 });
    expect(await cells(second.taskId)).toMatchObject({ title: "别人改的", version: 2 });
    // Without a reason none of them is changed, and each says so.
    const silent = await editCells(supervisor, { reason: null, edits: [first] }, now);
    expect(silent.refused).toMatchObject([{ code: "reasonRequired" }]);
  });
});

describe("the figures of a task", () => {
  it("are those of whoever leads it now, from the moment the lead changes or is declined", async () => {
    const { supervisor, other } = workspace.actors;
    const [industry, market] = workspace.departments;
    const { id: taskId, assignments } = first(
      await createPlan(workspace, { tasks: 1, status: "in_progress" }),
    );
    await database().assignment.update({ where: { id: assignments.first }, data: { percent: 60 } });
    await database().assignment.update({
      where: { id: assignments.second },
      data: { percent: 25, isBlocked: true },
    });
    await database().task.update({ where: { id: taskId }, data: { percent: 60 } });
    const { version } = await assign(
      supervisor,
      {
        taskId,
        version: 1,
        formerLeads: "cooperating",
        reason: "职责调整",
        changes: [{ departmentId: market.id, role: "lead" }],
      },
      now,
    );
    const read = () => database().task.findUniqueOrThrow({ where: { id: taskId } });
    expect(await read()).toMatchObject({ percent: 25, isBlocked: true, version });
    expect(await database().statusChange.findFirst({ where: { taskId, subject: "progress" } })).toMatchObject(
      {
        from: "60",
        to: "25",
        percent: 25,
      },
    );
    await decline(other, { assignmentId: assignments.second, reason: "不属职责" }, now);
    // Nobody leads it any more, so all who are left answer for it.
    expect(await read()).toMatchObject({ percent: 60, isBlocked: false });
    expect(await rolesOf(taskId)).toMatchObject({ [industry.name]: "cooperating" });
  });
});
