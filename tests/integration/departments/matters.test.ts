import { beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { scopeOf } from "@/lib/auth/scope";
import { findActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/auth/types";
import { addDays, toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { listDepartments } from "@/lib/departments/data";
import { succeedDepartment } from "@/lib/departments/succession/mutations";
import { ask } from "@/lib/extensions/mutations";
import { listInstructions } from "@/lib/instructions/data";
import { answer, give } from "@/lib/instructions/mutations";
import { addressable } from "@/lib/instructions/view";
import { listAskedSteps, listMilestones } from "@/lib/milestones/data";
import { listOpenProblems, listTaskProblems } from "@/lib/problems/data";
import { raise, settle } from "@/lib/problems/mutations";
import { stateFrom } from "@/lib/problems/rules";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const now = new Date();
let workspace: TestWorkspace;
let people: TestWorkspace["actors"];
let plan: TestPlan;
let third: { id: string; name: string };

beforeEach(async () => {
  workspace = await createWorkspace();
  people = workspace.actors;
  plan = await createPlan(workspace, { tasks: 2, status: "in_progress" });
  third = await database().department.create({
    data: { workspaceId: workspace.workspaceId, name: "市数据局", order: 9 },
    select: { id: true, name: true },
  });
});

const taskId = (index = 0) => plan.tasks[index]?.id ?? "";
const first = () => workspace.departments[0];
const second = () => workspace.departments[1];

function merge(from: { id: string }, to: { id: string }) {
  const input = { departmentId: from.id, successorId: to.id, endedOn: addDays(plan.today, -1) };
  return succeedDepartment(people.administrator, input, now);
}

async function again(actor: Actor): Promise<Actor> {
  const found = await findActor(actor.sessionId, now);
  if (!found) throw new Error("the session is gone");
  return found;
}

async function problemOf(index = 0) {
  const [row] = await listTaskProblems(scopeOf(people.supervisor), taskId(index));
  if (!row) throw new Error("no problem");
  return row;
}

describe("when a department is merged into another", () => {
  it("what waits for its answer waits for the successor, and what was said keeps the old name", async () => {
    const raised = { taskId: taskId(), words: "用地未批复", to: second().id, neededBy: null };
    const { id } = await raise(people.officer, raised, now);
    await merge(second(), third);
    const scope = scopeOf(people.supervisor);
    const waits = await listOpenProblems(scope, { departmentId: third.id }, plan.today);
    expect(waits.map((one) => one.id)).toEqual([id]);
    const row = await problemOf();
    expect(row.entries.map(({ step, addressee }) => [step, addressee])).toEqual([
      ["raise", "市市场监管局"],
      ["address", "市数据局"],
    ]);
    expect(stateFrom(row.entries)).toBe(row.state);
    await settle(await again(people.other), { problemId: id, step: "answer", words: "下周办" }, now);
    expect((await problemOf()).state).toBe("answered");
    expect((await verifyChain(scope)).brokenAt).toBeNull();
  });

  it("what it raised is the successor's to close", async () => {
    const raised = { taskId: taskId(), words: "缺资金", to: "supervisor" as const, neededBy: null };
    const { id } = await raise(people.officer, raised, now);
    await settle(people.supervisor, { problemId: id, step: "answer", words: "已安排" }, now);
    await merge(first(), third);
    const row = await problemOf();
    expect(row).toMatchObject({ departmentId: third.id, state: "answered" });
    expect(row.entries[0]?.departmentName).toBe("市工业和信息化局");
    await settle(await again(people.officer), { problemId: id, step: "close", words: "" }, now);
    expect((await problemOf()).state).toBe("closed");
  });

  it("what one of the two asked of the other goes to the supervisors", async () => {
    const raised = { taskId: taskId(), words: "标准不一", to: second().id, neededBy: null };
    await raise(people.officer, raised, now);
    const { id: answered } = await raise(people.officer, { ...raised, taskId: taskId(1) }, now);
    await settle(people.other, { problemId: answered, step: "answer", words: "已统一" }, now);
    await merge(first(), second());
    for (const index of [0, 1]) {
      const row = await problemOf(index);
      expect(row).toMatchObject({
        departmentId: second().id,
        addressee: "supervisor",
        addresseeDepartmentId: null,
      });
      expect(stateFrom(row.entries)).toBe(row.state);
    }
  });

  it("a settled problem stays as it was, and finds those who answer for it now when it is raised again", async () => {
    const raised = { taskId: taskId(), words: "用地未批复", to: second().id, neededBy: null };
    const { id } = await raise(people.officer, raised, now);
    await settle(people.officer, { problemId: id, step: "close", words: "" }, now);
    await merge(second(), third);
    expect((await problemOf()).addresseeDepartment).toBe("市市场监管局");
    await settle(people.officer, { problemId: id, step: "reopen", words: "仍未批复" }, now);
    expect(await problemOf()).toMatchObject({ state: "open", addresseeDepartmentId: third.id });
  });

  it.each([
    ["is not on the task yet", () => third],
    ["is on the task already", () => second()],
  ])("a step that it was asked for is the successor's, who %s", async (_, heir) => {
    const placed = { workspaceId: workspace.workspaceId, planId: plan.planId, taskId: taskId() };
    const assignmentId = plan.tasks[0]?.assignments.first ?? "";
    await database().milestone.create({
      data: { ...placed, assignmentId, name: "完成验收", share: 100, dueOn: toDatabaseDate(plan.today) },
    });
    const scope = scopeOf(people.supervisor);
    await merge(first(), heir());
    expect((await listMilestones(scope, taskId()))[0]?.asked).toEqual({
      departmentId: heir().id,
      name: heir().name,
    });
    expect(await listAskedSteps(scope, heir().id)).toHaveLength(1);
    expect(await listAskedSteps(scope, first().id)).toEqual([]);
  });

  it("instructions that it has not answered are the successor's, once", async () => {
    const given = { planId: plan.planId, taskId: taskId(), problemId: null, words: "抓紧", dueOn: null };
    const both = await give(people.leader, { ...given, departmentIds: [first().id, second().id] }, now);
    const alone = await give(people.leader, { ...given, departmentIds: [first().id] }, now);
    const done = await give(people.leader, { ...given, departmentIds: [first().id, third.id] }, now);
    await answer(people.officer, { instructionId: done.id, words: "已办" }, now);
    await answer(people.other, { instructionId: both.id, words: "已办" }, now);
    await merge(first(), second());
    const rows = await listInstructions(scopeOf(people.supervisor), { taskId: taskId() }, plan.today);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const names = (id: string) => byId.get(id)?.addressees.map(({ department }) => department);
    expect(names(both.id)).toEqual(["市市场监管局"]);
    expect(byId.get(both.id)?.state).toBe("answered");
    expect(names(alone.id)).toEqual(["市市场监管局"]);
    expect(byId.get(alone.id)?.state).toBe("open");
    // What was answered stays the old department's.
    expect(names(done.id)).toEqual(["市工业和信息化局", "市数据局"]);
    await answer(await again(people.officer), { instructionId: alone.id, words: "已办" }, now);
    const passed = await database().auditEvent.count({
      where: { workspaceId: workspace.workspaceId, kind: "instruction.passed_on" },
    });
    expect(passed).toBe(2);
  });

  it("a request for a later deadline waits for the successor's head", async () => {
    await database().task.update({
      where: { id: taskId() },
      data: { deadlineOn: toDatabaseDate(addDays(plan.today, 10)) },
    });
    const wanted = { taskId: taskId(), wantedOn: addDays(plan.today, 40), reason: "设备未到货" };
    await ask(people.officer, wanted, now);
    await merge(first(), third);
    const waiting = await database().extension.findFirstOrThrow({ where: { taskId: taskId() } });
    expect(waiting.departmentId).toBe(third.id);
  });

  it("evidence goes with the claim it proves, and stays with a report that was accepted", async () => {
    const bytes = new TextEncoder().encode("照片");
    const { workspaceId } = workspace;
    const sha256 = "a".repeat(64);
    await database().evidenceFile.create({ data: { workspaceId, sha256, size: bytes.length, bytes } });
    const task = plan.tasks[0];
    if (!task) throw new Error("no task");
    const { id } = await database().evidence.create({
      data: {
        workspaceId,
        planId: plan.planId,
        taskId: task.id,
        assignmentId: task.assignments.first,
        sha256,
        fileName: "照片.txt",
        mediaType: "text/plain",
        size: bytes.length,
        uploadedAt: now,
        uploadedById: people.officer.userId,
        uploadedBy: "officer",
      },
    });
    await merge(first(), second());
    const kept = await database().evidence.findUnique({ where: { id } });
    expect(kept?.assignmentId).toBe(task.assignments.second);
  });
});

it("nobody is asked, or takes over, who has ended without a successor", async () => {
  const { workspaceId } = workspace;
  await database().department.updateMany({
    where: { id: third.id, workspaceId },
    data: { endedOn: toDatabaseDate(addDays(plan.today, -30)) },
  });
  const departments = await listDepartments(scopeOf(people.leader));
  expect(addressable(departments).map(({ id }) => id)).toEqual([first().id, second().id]);
  await expect(
    raise(people.officer, { taskId: taskId(), words: "缺资金", to: third.id, neededBy: null }, now),
  ).rejects.toMatchObject({ code: "notFound" });
  await expect(merge(first(), third)).rejects.toMatchObject({ code: "stateForbids" });
});
