import { beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import { addDays } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { roomFor } from "@/lib/desk/loaders";
import { countInstructions, listInstructions } from "@/lib/instructions/data";
import { answer, close, give } from "@/lib/instructions/mutations";
import { raise } from "@/lib/problems/mutations";
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
  plan = await createPlan(workspace, { tasks: 4, status: "in_progress" });
});

const taskAt = (index: number) => plan.tasks[index]?.id ?? "";
const both = () => workspace.departments.map(({ id }) => id);
const input = (index: number | null) => ({
  planId: plan.planId,
  taskId: index === null ? null : taskAt(index),
  problemId: null,
  words: "请把上会时间定下来",
  dueOn: addDays(plan.today, -1),
  departmentIds: both(),
});

describe("an instruction", () => {
  it("goes to departments, is answered by each, then closed; who gave it is told", async () => {
    const { id } = await give(people.leader, input(0), now);
    const scope = scopeOf(people.leader);
    expect(await countInstructions(scope, plan.planId, plan.today)).toEqual({ open: 1, overdue: 1 });
    for (const actor of [people.officer, people.other]) {
      const told = await database().notification.findMany({
        where: { userId: actor.userId, kind: "instruction_given" },
      });
      expect(told).toHaveLength(1);
    }
    const desk = roomFor(people.officer, plan.today);
    if (desk.kind !== "department") throw new Error("another desk");
    expect((await desk.instructions).map((one) => one.id)).toEqual([id]);
    await answer(people.officer, { instructionId: id, words: "11 月底前上会" }, now);
    await expect(close(people.supervisor, { instructionId: id, words: null }, now)).rejects.toMatchObject({
      code: "forbidden",
    });
    await answer(people.other, { instructionId: id, words: "已配合" }, now);
    const own = roomFor(people.leader, plan.today);
    if (own.kind !== "leader") throw new Error("another desk");
    const [line] = await own.instructions;
    expect(line).toMatchObject({ state: "answered", isOverdue: false, steps: ["close"] });
    expect(line?.addressees.map((one) => one.answer)).toEqual(["11 月底前上会", "已配合"]);
    expect(
      await database().notification.count({
        where: { userId: people.leader.userId, kind: "instruction_answered" },
      }),
    ).toBe(1);
    await close(people.supervisor, { instructionId: id, words: "已落实" }, now);
    await expect(answer(people.officer, { instructionId: id, words: "再说" }, now)).rejects.toMatchObject({
      code: "stateForbids",
    });
    expect(await countInstructions(scope, plan.planId, plan.today)).toEqual({ open: 0, overdue: 0 });
  });

  it("decides a problem that waits for a leader, and no other", async () => {
    const asked = { taskId: taskAt(1), words: "缺资金", to: "leader" as const, neededBy: null };
    const { id: problemId } = await raise(people.officer, asked, now);
    const { id: ofOthers } = await raise(people.officer, { ...asked, to: "supervisor" }, now);
    await expect(give(people.leader, { ...input(1), problemId: ofOthers }, now)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(give(people.leader, { ...input(2), problemId }, now)).rejects.toMatchObject({
      code: "notFound",
    });
    await give(people.leader, { ...input(1), problemId }, now);
    const problem = await database().problem.findUniqueOrThrow({ where: { id: problemId } });
    expect(problem.state).toBe("answered");
  });

  it("is a leader's alone, on what is handed out, to departments of the workspace", async () => {
    for (const role of ["administrator", "supervisor", "head", "officer"] as const) {
      await expect(give(people[role], input(2), now)).rejects.toMatchObject({ code: "forbidden" });
    }
    const drafts = await createPlan(workspace, { tasks: 1, status: "draft" });
    const onDraft = { ...input(2), planId: drafts.planId, taskId: drafts.tasks[0]?.id ?? "" };
    await expect(give(people.leader, onDraft, now)).rejects.toMatchObject({ code: "stateForbids" });
    const others = await createWorkspace();
    await expect(
      give(people.leader, { ...input(2), departmentIds: [others.departments[0].id] }, now),
    ).rejects.toMatchObject({ code: "notFound" });
    await expect(give(others.actors.leader, input(2), now)).rejects.toMatchObject({ code: "notFound" });
    const { id } = await give(people.leader, input(null), now);
    expect(
      await listInstructions(scopeOf(others.actors.leader), { planId: plan.planId }, plan.today),
    ).toEqual([]);
    await expect(close(others.actors.leader, { instructionId: id, words: null }, now)).rejects.toMatchObject({
      code: "notFound",
    });
  });

  it("is listed with its answers in one statement", async () => {
    const { statements, result } = await countStatements(() =>
      listInstructions(scopeOf(people.leader), { planId: plan.planId }, plan.today),
    );
    expect(result.length).toBeGreaterThan(1);
    expect(statements).toHaveLength(1);
  });
});
