import { beforeAll, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { scopeOf } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { listOwedReports } from "@/lib/reports/data";
import { acceptReports, returnReport, saveDraft, submitReports } from "@/lib/reports/mutations";
import { linkedPairs } from "@/lib/reports/view";
import { gatherTaskLinks } from "@/lib/tasks/links/loaders";
import { linkTasks, unlinkTasks } from "@/lib/tasks/links/mutations";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const now = new Date();
const reason = "两个方案是同一项工作";
let workspace: TestWorkspace;
let people: TestWorkspace["actors"];

beforeAll(async () => {
  workspace = await createWorkspace();
  people = workspace.actors;
});

interface Pair {
  plans: [TestPlan, TestPlan];
  taskId: string;
  otherId: string;
}

async function twoPlans(of = workspace): Promise<Pair> {
  const plans: [TestPlan, TestPlan] = [
    await createPlan(of, { tasks: 1, status: "in_progress" }),
    await createPlan(of, { tasks: 2, status: "in_progress" }),
  ];
  return { plans, taskId: plans[0].tasks[0]?.id ?? "", otherId: plans[1].tasks[0]?.id ?? "" };
}

const historyOf = (taskId: string) =>
  database()
    .auditEvent.findMany({
      where: { taskId },
      orderBy: { sequence: "asc" },
      select: { kind: true, data: true },
    })
    .then((rows) => rows.map(({ kind }) => kind));

describe("linking two tasks", () => {
  it("is offered by lead and name, is noted on both, and taken back on both", async () => {
    const { taskId, otherId } = await twoPlans();
    const scope = scopeOf(people.supervisor);
    const shown = () => gatherTaskLinks(people.supervisor, scope, { id: taskId, name: "第 1 项任务" });
    const offered = (await shown()).suggestions.map((one) => one.taskId);
    expect(offered).toContain(otherId);
    expect(
      (await gatherTaskLinks(people.officer, scope, { id: taskId, name: "第 1 项任务" })).suggestions,
    ).toEqual([]);
    const { linkId } = await linkTasks(people.supervisor, { taskId, otherId, reason }, now);
    expect(await shown()).toMatchObject({ link: { linkId, taskId: otherId, reason }, suggestions: [] });
    expect(await historyOf(taskId)).toEqual(["task.linked"]);
    expect(await historyOf(otherId)).toEqual(["task.linked"]);
    await unlinkTasks(people.supervisor, { linkId, reason: "改为分报" }, now);
    expect((await shown()).link).toBeNull();
    expect(await historyOf(otherId)).toEqual(["task.linked", "task.unlinked"]);
    await expect(unlinkTasks(people.supervisor, { linkId, reason }, now)).rejects.toMatchObject({
      code: "notFound",
    });
    expect((await verifyChain(scope)).brokenAt).toBeNull();
  });

  it("is refused for one plan, another lead, what is linked already, what is at rest, and everybody but supervisors", async () => {
    const { plans, taskId, otherId } = await twoPlans();
    const link = (input: Partial<{ taskId: string; otherId: string }>, by = people.supervisor) =>
      linkTasks(by, { taskId, otherId, reason, ...input }, now);
    const neighbour = plans[1].tasks[1]?.id ?? "";
    await expect(link({ taskId: otherId, otherId: neighbour })).rejects.toMatchObject({ code: "linkUnlike" });
    await expect(link({ otherId: taskId })).rejects.toMatchObject({ code: "linkUnlike" });
    const led = await createPlan(workspace, {
      tasks: 1,
      status: "in_progress",
      roles: ["cooperating", "lead"],
    });
    await expect(link({ otherId: led.tasks[0]?.id ?? "" })).rejects.toMatchObject({ code: "linkUnlike" });
    const drafted = await createPlan(workspace, { tasks: 1, status: "draft" });
    await expect(link({ otherId: drafted.tasks[0]?.id ?? "" })).rejects.toMatchObject({
      code: "stateForbids",
    });
    for (const role of ["officer", "head", "leader", "administrator"] as const) {
      await expect(link({}, people[role])).rejects.toMatchObject({ code: "forbidden" });
    }
    await link({});
    await expect(link({ otherId: neighbour })).rejects.toMatchObject({ code: "linkTaken" });
    // Two at once: one of them is told.
    const [a, b] = [await twoPlans(), await twoPlans()];
    const both = await Promise.allSettled([
      link({ taskId: a.taskId, otherId: a.otherId }),
      link({ taskId: a.otherId, otherId: b.taskId }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("does not reach into another workspace", async () => {
    const stranger = await createWorkspace();
    const [own, theirs] = [await twoPlans(), await twoPlans(stranger)];
    for (const input of [
      { taskId: own.taskId, otherId: theirs.taskId },
      { taskId: theirs.taskId, otherId: theirs.otherId },
    ]) {
      await expect(linkTasks(people.supervisor, { ...input, reason }, now)).rejects.toMatchObject({
        code: "notFound",
      });
    }
    const { linkId } = await linkTasks(stranger.actors.supervisor, { ...theirs, reason }, now);
    await expect(unlinkTasks(people.supervisor, { linkId, reason }, now)).rejects.toMatchObject({
      code: "notFound",
    });
    const seen = await gatherTaskLinks(people.supervisor, scopeOf(people.supervisor), {
      id: theirs.taskId,
      name: "第 1 项任务",
    });
    expect(seen).toEqual({ link: null, suggestions: [] });
  });
});

describe("reporting on linked tasks", () => {
  const words = { text: "建成三个平台", percent: 60, isBlocked: false, problems: "", nextSteps: "" };

  it("is one item on the desk, both reports are handed in or neither, and a return is told on both", async () => {
    const { plans, taskId, otherId } = await twoPlans();
    await linkTasks(people.supervisor, { taskId, otherId, reason }, now);
    const departmentId = workspace.departments[0].id;
    const owed = async () =>
      (await listOwedReports(scopeOf(people.officer), { departmentId }, plans[0].today)).filter(({ task }) =>
        [taskId, otherId].includes(task.id),
      );
    const entries = await owed();
    expect(new Set(entries.map(({ linkId }) => linkId)).size).toBe(1);
    expect(linkedPairs(entries).size).toBe(1);
    // The page of either has both, and no task beside them.
    for (const own of [taskId, otherId]) {
      const there = await listOwedReports(
        scopeOf(people.officer),
        { departmentId, taskId: own },
        plans[0].today,
      );
      expect(there.map(({ task }) => task.id).sort()).toEqual([taskId, otherId].sort());
    }

    const save = (plan: TestPlan, percent: number) =>
      saveDraft(
        people.officer,
        {
          ...words,
          percent,
          assignmentId: plan.tasks[0]?.assignments.first ?? "",
          periodId: plan.periodId,
          version: 0,
        },
        now,
      );
    const [first, second] = [await save(plans[0], 60), await save(plans[1], 35)];
    expect(linkedPairs(await owed()).size).toBe(1);
    await database().task.update({ where: { id: otherId }, data: { status: "suspended" } });
    const reportIds = [first.id, second.id];
    await expect(submitReports(people.officer, { reportIds }, now)).rejects.toMatchObject({
      code: "stateForbids",
    });
    const stateOf = async () =>
      (await database().report.findMany({ where: { id: { in: reportIds } }, select: { status: true } })).map(
        ({ status }) => status,
      );
    expect(await stateOf()).toEqual(["draft", "draft"]);
    await database().task.update({ where: { id: otherId }, data: { status: "in_progress" } });
    await submitReports(people.officer, { reportIds }, now);
    expect(await stateOf()).toEqual(["submitted", "submitted"]);
    expect(linkedPairs(await owed()).size).toBe(1);

    await acceptReports(people.supervisor, { reportIds: [second.id] }, now);
    await returnReport(people.supervisor, { reportId: first.id, reason: "请写明数量" }, now);
    const { percent } = await database().task.findUniqueOrThrow({ where: { id: otherId } });
    expect(percent).toBe(35);
    expect(await historyOf(taskId)).toContain("report.returned");
    expect(await historyOf(otherId)).toContain("report.linked_returned");
    // What was sent back is answered by itself.
    expect(linkedPairs(await owed()).size).toBe(0);
  });

  it("goes by itself once the department leads only one of them", async () => {
    const { plans, taskId, otherId } = await twoPlans();
    await linkTasks(people.supervisor, { taskId, otherId, reason }, now);
    await database().assignment.update({
      where: { id: plans[1].tasks[0]?.assignments.first ?? "" },
      data: { role: "cooperating" },
    });
    const departmentId = workspace.departments[0].id;
    const entries = await listOwedReports(scopeOf(people.officer), { departmentId }, plans[0].today);
    const own = entries.filter(({ task }) => [taskId, otherId].includes(task.id));
    expect(own).toHaveLength(2);
    expect(linkedPairs(own).size).toBe(0);
  });
});
