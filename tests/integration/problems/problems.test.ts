import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import { addDays } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { countOpenProblems, listOpenProblems, listTaskProblems } from "@/lib/problems/data";
import { address, raise, settle } from "@/lib/problems/mutations";
import { mayStepOn } from "@/lib/problems/policy";
import { problemAfter, stateFrom } from "@/lib/problems/rules";
import { laterSteps, type ProblemState } from "@/lib/problems/types";
import { countStatements } from "@/tests/setup/database";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const now = new Date();
let workspace: TestWorkspace;
let people: TestWorkspace["actors"];
let plan: TestPlan;

beforeAll(async () => {
  workspace = await createWorkspace();
  people = workspace.actors;
  plan = await createPlan(workspace, { tasks: 6, status: "in_progress" });
});

const taskAt = (index: number) => plan.tasks[index]?.id ?? "";
const second = () => workspace.departments[1].id;

function kindsFor(userId: string, taskId: string) {
  return database().notification.count({ where: { userId, taskId } });
}

describe("a problem", () => {
  it("goes to the department asked, comes back answered, and is closed by who raised it", async () => {
    const taskId = taskAt(0);
    const input = { taskId, words: "用地规划条件未批复", to: second(), neededBy: addDays(plan.today, -1) };
    const { id } = await raise(people.officer, input, now);
    expect(await kindsFor(people.other.userId, taskId)).toBe(1);
    const scope = scopeOf(people.officer);
    expect(await countOpenProblems(scope, plan.planId, plan.today)).toEqual({ open: 1, overdue: 1 });
    const waits = await listOpenProblems(scope, { departmentId: second() }, plan.today);
    expect(waits.map((one) => one.id)).toEqual([id]);
    await expect(
      settle(people.officer, { problemId: id, step: "answer", words: "自己答复" }, now),
    ).rejects.toMatchObject({ code: "forbidden" });
    await settle(people.other, { problemId: id, step: "answer", words: "下周上会" }, now);
    expect(await kindsFor(people.officer.userId, taskId)).toBe(1);
    // Answered: it is the raiser's turn now.
    const first = workspace.departments[0].id;
    expect((await listOpenProblems(scope, { departmentId: first }, plan.today)).map((one) => one.id)).toEqual(
      [id],
    );
    await settle(people.officer, { problemId: id, step: "close", words: "" }, now);
    const [row] = await listTaskProblems(scope, taskId);
    expect(row?.state).toBe("closed");
    expect(row?.entries.map(({ step }) => step)).toEqual(["raise", "answer", "close"]);
    expect(await countOpenProblems(scope, plan.planId, plan.today)).toEqual({ open: 0, overdue: 0 });
  });

  it("is passed on by a supervisor to a leader, whose desk it then stands on", async () => {
    const taskId = taskAt(1);
    const { id } = await raise(
      people.officer,
      { taskId, words: "缺资金", to: "supervisor", neededBy: null },
      now,
    );
    await expect(
      address(people.other, { problemId: id, to: "leader", words: "请领导定" }, now),
    ).rejects.toMatchObject({ code: "forbidden" });
    await address(people.supervisor, { problemId: id, to: "leader", words: "请领导定" }, now);
    expect(await kindsFor(people.leader.userId, taskId)).toBe(1);
    const scope = scopeOf(people.leader);
    const waits = await listOpenProblems(scope, { addressee: "leader" }, plan.today);
    expect(waits.map((one) => one.id)).toEqual([id]);
    await expect(
      settle(people.leader, { problemId: id, step: "answer", words: "同意" }, now),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is raised by a department of the task, to another than itself, with words kept for good", async () => {
    const input = { taskId: taskAt(2), words: "卡住了", to: "supervisor" as const, neededBy: null };
    await expect(raise(people.supervisor, input, now)).rejects.toMatchObject({ code: "forbidden" });
    const own = { ...input, to: workspace.departments[0].id };
    await expect(raise(people.officer, own, now)).rejects.toMatchObject({ code: "invalid" });
    const { id } = await raise(people.officer, input, now);
    await expect(
      settle(people.supervisor, { problemId: id, step: "answer", words: "" }, now),
    ).rejects.toMatchObject({ code: "reasonRequired" });
    await expect(
      database().problemEntry.updateMany({ where: { problemId: id }, data: { words: "别的话" } }),
    ).rejects.toThrow();
  });

  it("of another workspace is neither read nor addressed", async () => {
    const others = await createWorkspace();
    const foreign = others.departments[0].id;
    const input = { taskId: taskAt(3), words: "卡住了", to: foreign, neededBy: null };
    await expect(raise(people.officer, input, now)).rejects.toMatchObject({ code: "notFound" });
    const { id } = await raise(people.officer, { ...input, to: "supervisor" }, now);
    const { supervisor } = others.actors;
    await expect(settle(supervisor, { problemId: id, step: "close", words: "" }, now)).rejects.toMatchObject({
      code: "notFound",
    });
    expect(await listTaskProblems(scopeOf(supervisor), taskAt(3))).toEqual([]);
  });

  it("is listed with its log in one statement, however many there are", async () => {
    const scope = scopeOf(people.officer);
    const { statements } = await countStatements(() => listOpenProblems(scope, null, plan.today));
    expect(statements).toHaveLength(1);
  });
});

it("comes by no sequence of acts into a state that the rules forbid, and its log tells the state", async () => {
  const who = fc.constantFrom("supervisor", "officer", "other", "leader", "head");
  const act = fc.record({ who, step: fc.constantFrom(...laterSteps), words: fc.constantFrom("意见", "") });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
      const raised = { taskId: taskAt(4), words: "卡住了", to: second(), neededBy: null };
      const { id } = await raise(people.officer, raised, now);
      let model: ProblemState = "open";
      let to: { addressee: "department" | "leader"; addresseeDepartmentId: string | null } = {
        addressee: "department",
        addresseeDepartmentId: second(),
      };
      for (const { who: name, step, words } of acts) {
        const actor = people[name as "head"];
        const next = problemAfter(model, step);
        const problem = { departmentId: workspace.departments[0].id, ...to };
        const allowed =
          next !== null && mayStepOn(actor, step, problem) && (step === "close" || words !== "");
        const work =
          step === "address"
            ? address(actor, { problemId: id, to: "leader", words }, now)
            : settle(actor, { problemId: id, step, words }, now);
        const isDone = await work.then(
          () => true,
          (error: unknown) => {
            if (error instanceof AppError) return false;
            throw error;
          },
        );
        expect(isDone).toBe(allowed);
        if (!allowed) continue;
        model = next;
        if (step === "address") to = { addressee: "leader", addresseeDepartmentId: null };
      }
      const row = await database().problem.findUniqueOrThrow({
        where: { id },
        include: { entries: { orderBy: { id: "asc" } } },
      });
      expect(row.state).toBe(model);
      expect(stateFrom(row.entries)).toBe(model);
      const events = await database().auditEvent.count({ where: { subjectId: id } });
      expect(events).toBe(row.entries.length);
    }),
    { numRuns: 12, seed: 20261122 },
  );
}, 60_000);
