import { beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import { addDays, toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { countLightsUnder, findOverride } from "@/lib/tasks/lights/data";
import { adoptThresholds, liftOverride, overrideLight } from "@/lib/tasks/lights/mutations";
import { lastMonthEnds, lightsTrial, shownLights } from "@/lib/tasks/lights/view";
import { takeStep } from "@/lib/tasks/mutations";
import { countStatements } from "@/tests/setup/database";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const now = new Date();
const dayMs = 86_400_000;
const present = { yellowDays: 15, yellowLag: 10, redLag: 30 };
let workspace: TestWorkspace;
let people: TestWorkspace["actors"];
let plan: TestPlan;

beforeAll(async () => {
  workspace = await createWorkspace();
  people = workspace.actors;
  plan = await createPlan(workspace, { tasks: 4, status: "in_progress" });
});

const taskAt = (index: number) => plan.tasks[index]?.id ?? "";

async function stateOn(taskId: string, day: string) {
  const [row] = await database().$queryRaw<{ light: string; reason: string; computed: string }[]>`
    SELECT light, reason, computed_reason AS computed
    FROM task_states(${workspace.workspaceId}::uuid, ${plan.planId}::uuid, ${day}::date) WHERE task_id = ${taskId}::uuid`;
  return row;
}

describe("a light set by hand", () => {
  it("holds to its last day beside what the rules say, and ends by itself", async () => {
    const taskId = taskAt(0);
    const before = await stateOn(taskId, plan.today);
    const endsOn = addDays(plan.today, 10);
    const set = { taskId, seenId: null, light: "green", reason: "已协调", endsOn } as const;
    await overrideLight(people.supervisor, set, now);
    expect(await stateOn(taskId, plan.today)).toEqual({
      light: "green",
      reason: "overridden_green",
      computed: before?.reason,
    });
    expect(await stateOn(taskId, endsOn)).toMatchObject({ light: "green" });
    const after = await stateOn(taskId, addDays(endsOn, 1));
    expect(after?.reason).toBe(after?.computed);
    expect(await findOverride(scopeOf(people.officer), taskId, plan.today)).toMatchObject({
      light: "green",
      reason: "已协调",
      computedReason: before?.reason,
    });
    // What is put aside speaks for itself.
    const { version } = await database().task.findUniqueOrThrow({ where: { id: taskId } });
    await takeStep(people.supervisor, { taskId, version, step: "suspend", reason: "等批复" }, now);
    expect(await stateOn(taskId, plan.today)).toMatchObject({ reason: "suspended" });
    const events = await database().auditEvent.count({ where: { taskId, kind: "light.overridden" } });
    expect(events).toBe(1);
  });

  it("gives way to another, or is taken back; who did not see the last one is told", async () => {
    const taskId = taskAt(1);
    const set = {
      taskId,
      seenId: null,
      light: "red",
      reason: "问题严重",
      endsOn: addDays(plan.today, 5),
    } as const;
    await overrideLight(people.supervisor, set, now);
    await expect(overrideLight(people.supervisor, set, now)).rejects.toMatchObject({ code: "conflict" });
    const scope = scopeOf(people.supervisor);
    const first = await findOverride(scope, taskId, plan.today);
    await overrideLight(people.supervisor, { ...set, seenId: first?.id ?? null, light: "yellow" }, now);
    const second = await findOverride(scope, taskId, plan.today);
    expect(second?.light).toBe("yellow");
    const lift = { overrideId: second?.id ?? "" };
    await liftOverride(people.supervisor, lift, now);
    await expect(liftOverride(people.supervisor, lift, now)).rejects.toMatchObject({ code: "stateForbids" });
    expect(await findOverride(scope, taskId, plan.today)).toBeNull();
    expect(await stateOn(taskId, plan.today)).not.toMatchObject({ reason: "overridden_yellow" });
  });

  it("of a past day is still that day's light; what ended by itself makes room for the next", async () => {
    const taskId = taskAt(2);
    const past = new Date(now.getTime() - 20 * dayMs);
    const start = addDays(plan.today, -20);
    await database().statusChange.create({
      data: {
        workspaceId: workspace.workspaceId,
        taskId,
        subject: "task",
        subjectId: taskId,
        from: "assigned",
        to: "in_progress",
        actorName: "test",
        at: new Date(now.getTime() - 40 * dayMs),
      },
    });
    const set = { taskId, seenId: null, light: "red", reason: "停工", endsOn: addDays(start, 5) } as const;
    await overrideLight(people.supervisor, set, past);
    await overrideLight(people.supervisor, { ...set, light: "green", endsOn: addDays(plan.today, 1) }, now);
    const on = async (day: string) => {
      const [row] = await database().$queryRaw<{ light: string }[]>`
        SELECT light FROM task_history(${workspace.workspaceId}::uuid, ${plan.planId}::uuid, ${day}::date)
        WHERE task_id = ${taskId}::uuid AND reason LIKE 'overridden%'`;
      return row?.light ?? null;
    };
    expect(await on(addDays(start, -1))).toBeNull();
    expect(await on(addDays(start, 5))).toBe("red");
    expect(await on(addDays(start, 6))).toBeNull();
    expect(await on(plan.today)).toBe("green");
  });

  it("is a supervisor's word, on open work, for a quarter at most", async () => {
    const set = {
      taskId: taskAt(3),
      seenId: null,
      light: "red",
      reason: "停工",
      endsOn: plan.today,
    } as const;
    for (const role of ["leader", "head", "officer", "administrator"] as const) {
      await expect(overrideLight(people[role], set, now)).rejects.toMatchObject({ code: "forbidden" });
    }
    for (const days of [-1, 93]) {
      const endsOn = addDays(plan.today, days);
      await expect(overrideLight(people.supervisor, { ...set, endsOn }, now)).rejects.toMatchObject({
        code: "overrideTooLong",
      });
    }
    const others = await createWorkspace();
    await expect(overrideLight(others.actors.supervisor, set, now)).rejects.toMatchObject({
      code: "notFound",
    });
  });
});

describe("other thresholds", () => {
  it("are tried on past days in one statement, and count what they would have given", async () => {
    const tried = await createPlan(workspace, { tasks: 5, status: "in_progress" });
    await database().statusChange.createMany({
      data: tried.tasks.flatMap(({ id }, index) => [
        {
          workspaceId: workspace.workspaceId,
          taskId: id,
          subject: "task",
          subjectId: id,
          from: "assigned",
          to: "in_progress",
          actorName: "test",
          at: new Date(now.getTime() - 90 * dayMs),
        },
        {
          workspaceId: workspace.workspaceId,
          taskId: id,
          subject: "progress",
          subjectId: id,
          from: "0",
          to: String(index * 5),
          percent: index * 5,
          isBlocked: false,
          actorName: "test",
          at: new Date(now.getTime() - 89 * dayMs),
        },
      ]),
    });
    // The work runs from 100 days ago over 400 days: 20 days ago 20 points are expected, so the tasks lag 20, 15, 10, 5, 0.
    const day = addDays(tried.today, -20);
    const scope = scopeOf(people.supervisor);
    const proposed = { yellowDays: 15, yellowLag: 5, redLag: 12 };
    const { result, statements } = await countStatements(() =>
      countLightsUnder(scope, tried.planId, [day, addDays(day, 1)], { present, proposed }),
    );
    expect(statements).toHaveLength(1);
    const trial = lightsTrial(tried.planId, [day], result, present, proposed);
    expect(trial.days[0]).toEqual({
      day,
      present: { red: 0, yellow: 3, green: 2, none: 0, done: 0 },
      proposed: { red: 2, yellow: 2, green: 1, none: 0, done: 0 },
    });
    expect(shownLights(trial)).toEqual(["red", "yellow", "green"]);
    const others = await createWorkspace();
    expect(
      await countLightsUnder(scopeOf(others.actors.supervisor), tried.planId, [day], { present, proposed }),
    ).toEqual([]);
  });

  it("are adopted with a reason, logged, and refused where somebody else was first", async () => {
    const adopted = await createPlan(workspace, { tasks: 1 });
    const thresholds = { yellowDays: 20, yellowLag: 5, redLag: 25 };
    const input = { planId: adopted.planId, seen: present, thresholds, reason: "年底收紧" };
    await expect(adoptThresholds(people.leader, input, now)).rejects.toMatchObject({ code: "forbidden" });
    await adoptThresholds(people.supervisor, input, now);
    expect(await database().plan.findUniqueOrThrow({ where: { id: adopted.planId } })).toMatchObject(
      thresholds,
    );
    await expect(adoptThresholds(people.supervisor, input, now)).rejects.toMatchObject({ code: "conflict" });
    const [event] = await database().auditEvent.findMany({ where: { planId: adopted.planId } });
    expect(event).toMatchObject({ kind: "plan.thresholds_changed", data: { reason: "年底收紧" } });
  });

  it("are tried on the last six month-ends since hand-out", () => {
    expect(lastMonthEnds("2026-11-21", "2026-08-15")).toEqual(["2026-08-31", "2026-09-30", "2026-10-31"]);
    expect(lastMonthEnds("2026-11-30", "2025-01-01")).toHaveLength(6);
    expect(lastMonthEnds("2026-11-21", null)).toEqual([]);
  });
});

it("keeps overrides in order: their days run forward", async () => {
  await expect(
    database().lightOverride.create({
      data: {
        workspaceId: workspace.workspaceId,
        taskId: taskAt(3),
        light: "red",
        reason: "停工",
        startsOn: toDatabaseDate(plan.today),
        endsOn: toDatabaseDate(addDays(plan.today, -1)),
        setById: people.supervisor.userId,
        setBy: "supervisor",
        setAt: now,
      },
    }),
  ).rejects.toThrow();
});
