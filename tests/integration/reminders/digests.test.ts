import { beforeEach, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { addDays, toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { listNotifications } from "@/lib/notifications/data";
import { listDueRuns } from "@/lib/reminders/data";
import { sendDigests } from "@/lib/reminders/mutations";
import { countStatements } from "@/tests/setup/database";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

// A Thursday, and nine in the morning of it in Shanghai.
const day = "2026-11-19";
const now = new Date("2026-11-19T01:00:00Z");

let workspace: TestWorkspace;
let plan: TestPlan;

async function due(planId: string, dueOn: string): Promise<void> {
  await database().reportingPeriod.updateMany({
    where: { planId },
    data: {
      startsOn: toDatabaseDate("2026-11-01"),
      opensOn: toDatabaseDate("2026-11-01"),
      endsOn: toDatabaseDate("2026-11-30"),
      dueOn: toDatabaseDate(dueOn),
    },
  });
}

beforeEach(async () => {
  workspace = await createWorkspace();
  plan = await createPlan(workspace, { tasks: 3, status: "in_progress" });
  await due(plan.planId, day);
});

async function told(actor: Actor) {
  const rows = await listNotifications(scopeOf(actor), { userId: actor.userId, after: null, limit: 10 });
  return rows.map(({ kind, count, data }) => ({ kind, count, data }));
}

const run = (on = day, at = now) => sendDigests(scopeOf(workspace.actors.supervisor), on, at, false);

async function handIn(index: number, status: "submitted" | "returned"): Promise<void> {
  const task = plan.tasks[index];
  if (!task) throw new Error("no task");
  const { workspaceId } = workspace;
  await database().report.create({
    data: {
      workspaceId,
      planId: plan.planId,
      taskId: task.id,
      assignmentId: task.assignments.first,
      periodId: plan.periodId,
      percent: 10,
      text: "进展",
      status,
      submittedAt: now,
      submittedById: workspace.actors.officer.userId,
      submittedBy: "officer",
      ...(status === "returned"
        ? {
            reviewedAt: now,
            reviewedById: workspace.actors.supervisor.userId,
            reviewedBy: "s",
            returnReason: "补充",
          }
        : {}),
    },
  });
}

describe("the digest", () => {
  it("is one line for each officer over all plans, and nobody else's on the due day", async () => {
    const second = await createPlan(workspace, { tasks: 2, status: "in_progress" });
    await due(second.planId, "2026-11-28");
    expect(await run()).toBe(2);
    const { actors } = workspace;
    for (const officer of [actors.officer, actors.other]) {
      expect(await told(officer)).toMatchObject([
        {
          kind: "reports_owed",
          count: 5,
          data: {
            dueOn: day,
            late: false,
            plans: [
              { count: 3, dueOn: day },
              { count: 2, dueOn: "2026-11-28" },
            ],
          },
        },
      ]);
    }
    for (const actor of [actors.head, actors.supervisor, actors.leader])
      expect(await told(actor)).toEqual([]);
  });

  it("counts what was returned and leaves out what was handed in", async () => {
    await handIn(0, "submitted");
    await handIn(1, "returned");
    await run();
    expect(await told(workspace.actors.officer)).toMatchObject([{ count: 2 }]);
  });

  it("counts the steps that a department is asked for beside its reports, or alone", async () => {
    const [, task] = plan.tasks;
    if (!task) throw new Error("no task");
    const placed = { workspaceId: workspace.workspaceId, planId: plan.planId, taskId: task.id };
    const step = (name: string, dueOn: string, change = {}) => ({
      ...placed,
      ...change,
      name,
      share: 25,
      dueOn: toDatabaseDate(dueOn),
    });
    const asked = { assignmentId: task.assignments.second };
    const reached = { reachedOn: toDatabaseDate("2026-11-10"), reachedBy: "other" };
    await database().milestone.createMany({
      data: [
        step("自办", day),
        step("请办", day, asked),
        step("早办好了", "2026-11-12", { ...asked, ...reached }),
        step("还远", "2027-01-20", asked),
      ],
    });
    expect(await run()).toBe(2);
    const [line] = await told(workspace.actors.other);
    expect(line).toMatchObject({ kind: "reports_owed", count: 4, data: { dueOn: day } });
    expect(line?.data.plans).toMatchObject([{ count: 3, steps: 1, dueOn: day }]);
    expect((await told(workspace.actors.officer))[0]?.data.plans).toMatchObject([{ count: 3, steps: 0 }]);

    // Reports are not due for long; the step alone is reason enough, once.
    const own = await createWorkspace();
    const alone = await createPlan(own, { tasks: 1, status: "in_progress" });
    await due(alone.planId, "2026-12-30");
    const [only] = alone.tasks;
    await database().milestone.create({
      data: {
        workspaceId: own.workspaceId,
        planId: alone.planId,
        taskId: only?.id ?? "",
        assignmentId: only?.assignments.second ?? "",
        name: "请办",
        share: 100,
        dueOn: toDatabaseDate(day),
      },
    });
    const send = () => sendDigests(scopeOf(own.actors.supervisor), day, now, false);
    expect([await send(), await send()]).toEqual([1, 0]);
    expect((await told(own.actors.other))[0]?.data.plans?.[0]).toMatchObject({ count: 0, steps: 1 });
    expect(await told(own.actors.officer)).toEqual([]);
  });

  it("counts a step that is due behind a holiday of two weeks on the last working day before it", async () => {
    const [task] = plan.tasks;
    if (!task) throw new Error("no task");
    await due(plan.planId, "2026-12-30");
    const { workspaceId } = workspace;
    await database().calendarDay.createMany({
      data: Array.from({ length: 17 }, (_, index) => ({
        workspaceId,
        day: toDatabaseDate(addDays(day, index + 1)),
        isWorking: false,
        name: "长假",
      })),
    });
    await database().milestone.create({
      data: {
        workspaceId,
        planId: plan.planId,
        taskId: task.id,
        assignmentId: task.assignments.second,
        name: "请办",
        share: 100,
        dueOn: toDatabaseDate(addDays(day, 18)),
      },
    });
    expect(await run()).toBe(1);
    expect((await told(workspace.actors.other))[0]?.data.plans).toMatchObject([
      { count: 0, steps: 1 },
      { count: 3, steps: 0 },
    ]);
  });

  it("reaches the head once something is late", async () => {
    await due(plan.planId, "2026-11-18");
    expect(await run()).toBe(3);
    expect(await told(workspace.actors.head)).toMatchObject([{ data: { late: true } }]);
  });

  it("reaches the head where there is no officer", async () => {
    await database().user.update({
      where: { id: workspace.actors.officer.userId },
      data: { disabledAt: now },
    });
    await run();
    expect(await told(workspace.actors.head)).toHaveLength(1);
    expect(await told(workspace.actors.officer)).toEqual([]);
  });

  it("is not sent on days between, to other workspaces, or twice", async () => {
    await due(plan.planId, "2026-11-27");
    expect(await run()).toBe(0);
    await due(plan.planId, day);
    const other = await createWorkspace();
    await createPlan(other, { status: "in_progress" });
    expect(await run()).toBe(0);
    expect(await told(other.actors.officer)).toEqual([]);
  });

  it("goes out once when several servers send it at the same moment", async () => {
    const sent = await Promise.all([run(), run(), run(), run()]);
    expect(sent.sort()).toEqual([0, 0, 0, 2]);
    expect(await told(workspace.actors.officer)).toHaveLength(1);
  });

  it("makes up for the days on which nothing ran", async () => {
    const scope = scopeOf(workspace.actors.supervisor);
    await due(plan.planId, "2026-11-17");
    await database().reminderRun.create({
      data: { workspaceId: scope.workspaceId, day: toDatabaseDate("2026-11-16") },
    });
    expect(await run()).toBe(3);
  });

  it("takes as many statements for many tasks as for few", async () => {
    const few = await countStatements(() => run());
    workspace = await createWorkspace();
    plan = await createPlan(workspace, { tasks: 40, status: "in_progress" });
    await due(plan.planId, day);
    const many = await countStatements(() => run());
    expect(many.statements.length).toBe(few.statements.length);
  });
});

describe("what is due", () => {
  it("is each workspace until it has run, in its own hours", async () => {
    const { workspaceId } = workspace;
    const mine = async (at: Date) => (await listDueRuns(at)).filter((one) => one.workspaceId === workspaceId);
    expect(await mine(new Date("2026-11-18T23:00:00Z"))).toEqual([]);
    expect(await mine(now)).toEqual([{ workspaceId, day }]);
    await run();
    expect(await mine(now)).toEqual([]);
    expect(await mine(new Date("2026-11-21T04:00:00Z"))).toEqual([]);
  });
});
