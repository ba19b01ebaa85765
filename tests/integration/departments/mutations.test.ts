import { beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { scopeOf } from "@/lib/auth/scope";
import { findActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { listDepartments, listManagedDepartments } from "@/lib/departments/data";
import {
  addAlias,
  changeDepartment,
  createDepartment,
  placeDepartment,
  removeAlias,
} from "@/lib/departments/mutations";
import { Directory } from "@/lib/departments/rules";
import { succeedDepartment } from "@/lib/departments/succession/mutations";
import { listPastReports } from "@/lib/reports/data";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let admin: Actor;
const now = new Date();

beforeEach(async () => {
  workspace = await createWorkspace();
  admin = workspace.actors.administrator;
});

async function managed(name: string) {
  const found = (await listManagedDepartments(scopeOf(admin))).find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

function report(plan: TestPlan, which: "first" | "second", status: "accepted" | "draft", text: string) {
  const task = plan.tasks[0];
  if (!task) throw new Error("no task");
  const { workspaceId, actors } = workspace;
  const handedIn =
    status === "accepted"
      ? {
          submittedAt: now,
          submittedById: actors.officer.userId,
          reviewedAt: now,
          reviewedById: actors.supervisor.userId,
        }
      : {};
  return database().report.create({
    data: {
      workspaceId,
      planId: plan.planId,
      taskId: task.id,
      assignmentId: task.assignments[which],
      periodId: plan.periodId,
      status,
      text,
      percent: 30,
      ...handedIn,
    },
  });
}

describe("names", () => {
  const change = (name: string, seen = "市工业和信息化局", keep = true) =>
    changeDepartment(
      admin,
      {
        departmentId: workspace.departments[0].id,
        seen: { name: seen, group: null },
        name,
        group: null,
        oldName: keep ? { keep, on: "2018-10-16" } : { keep: false },
      },
      now,
    );

  it("of the past become dated aliases, under which documents still find the department", async () => {
    await change("市工信局");
    const department = await managed("市工信局");
    expect(department.aliases).toEqual([{ name: "市工业和信息化局", from: null, to: "2018-10-15" }]);
    const directory = new Directory(await listDepartments(scopeOf(admin)));
    expect(directory.find("市工业和信息化局")?.id).toBe(department.id);
  });

  it("that were slips are forgotten, and a name taken up again is no alias any more", async () => {
    await change("市工业与信息化局", undefined, false);
    expect((await managed("市工业与信息化局")).aliases).toEqual([]);
    await change("市工信局", "市工业与信息化局");
    await change("市工业与信息化局", "市工信局");
    expect((await managed("市工业与信息化局")).aliases.map(({ name }) => name)).toEqual(["市工信局"]);
  });

  it("are not given twice, however they are written, and not changed unseen", async () => {
    await expect(change("市市场监管局")).rejects.toMatchObject({ code: "departmentNameTaken" });
    await expect(
      createDepartment(admin, { name: "市 工业和信息化局", group: null, isCollective: false }, now),
    ).rejects.toMatchObject({ code: "departmentNameTaken", params: { department: "市工业和信息化局" } });
    await expect(change("市工信局", "市经信委")).rejects.toMatchObject({ code: "conflict" });
  });

  it("leave what was accepted under the old name", async () => {
    const plan = await createPlan(workspace, { tasks: 1, status: "in_progress" });
    await report(plan, "first", "accepted", "已完成三成");
    await change("市工信局");
    const [past] = await listPastReports(scopeOf(admin), plan.tasks[0]?.id ?? "", 10);
    expect(past).toMatchObject({ department: "市工业和信息化局", text: "已完成三成" });
  });

  it("can be added and removed by hand", async () => {
    const departmentId = workspace.departments[1].id;
    await addAlias(admin, { departmentId, alias: "市质监局", from: null, to: "2018-12-31" }, now);
    await expect(
      addAlias(
        admin,
        { departmentId: workspace.departments[0].id, alias: "市质监局", from: null, to: null },
        now,
      ),
    ).rejects.toMatchObject({ code: "departmentNameTaken", params: { department: "市市场监管局" } });
    await removeAlias(admin, { departmentId, alias: "市质监局" }, now);
    await expect(removeAlias(admin, { departmentId, alias: "市质监局" }, now)).rejects.toMatchObject({
      code: "notFound",
    });
  });
});

it("stand in the order that the administrator gives them", async () => {
  const { departmentId } = await createDepartment(
    admin,
    { name: "市财政局", group: "综合经济", isCollective: false },
    now,
  );
  await placeDepartment(admin, { departmentId, after: workspace.departments[0].id }, now);
  const names = async () => (await listManagedDepartments(scopeOf(admin))).map(({ name }) => name);
  expect(await names()).toEqual(["市工业和信息化局", "市财政局", "市市场监管局"]);
  await placeDepartment(admin, { departmentId: workspace.departments[1].id, after: null }, now);
  expect(await names()).toEqual(["市市场监管局", "市工业和信息化局", "市财政局"]);
  expect((await managed("市财政局")).group).toBe("综合经济");
});

describe("a department that another takes over", () => {
  const merge = (from: 0 | 1 = 0) =>
    succeedDepartment(
      admin,
      {
        departmentId: workspace.departments[from].id,
        successorId: workspace.departments[from === 0 ? 1 : 0].id,
        endedOn: "2024-03-01",
      },
      now,
    );

  it("hands on its people, who go on working in the session they have", async () => {
    expect(await merge()).toMatchObject({ people: 2 });
    const officer = await findActor(workspace.actors.officer.sessionId, now);
    expect(officer).toMatchObject({ role: "officer", departmentId: workspace.departments[1].id });
    expect(await managed("市市场监管局")).toMatchObject({
      people: 3,
      predecessors: [{ name: "市工业和信息化局", endedOn: "2024-03-01" }],
    });
  });

  it("hands on open work with what was reported, which stays under its name", async () => {
    const { id: other } = await database().department.create({
      data: { workspaceId: workspace.workspaceId, name: "市数据局", order: 9 },
    });
    const plan = await createPlan(workspace, { tasks: 2, status: "in_progress" });
    await report(plan, "first", "accepted", "已完成三成");
    const done = plan.tasks[1];
    await database().task.update({
      where: { id: done?.id },
      data: { status: "completed", completedOn: now },
    });
    const input = { departmentId: workspace.departments[0].id, successorId: other, endedOn: "2024-03-01" };
    expect(await succeedDepartment(admin, input, now)).toMatchObject({ tasks: 1 });
    const parts = await database().assignment.findMany({
      where: { id: { in: plan.tasks.map(({ assignments }) => assignments.first) } },
    });
    const holder = new Map(parts.map(({ taskId, departmentId }) => [taskId, departmentId]));
    expect(holder.get(plan.tasks[0]?.id ?? "")).toBe(other);
    // What is finished was the work of the department that has ended.
    expect(holder.get(done?.id ?? "")).toBe(workspace.departments[0].id);
    const [past] = await listPastReports(scopeOf(admin), plan.tasks[0]?.id ?? "", 10);
    expect(past?.department).toBe("市工业和信息化局");
  });

  it("gives the successor its stronger role where both were on a task, and keeps its reports as a record", async () => {
    const plan = await createPlan(workspace, { tasks: 2, status: "in_progress" });
    await report(plan, "first", "accepted", "牵头单位的进展");
    await report(plan, "second", "accepted", "配合单位的进展");
    await merge();
    const [task, second] = plan.tasks;
    const parts = await database().assignment.findMany({ where: { taskId: task?.id } });
    const own = parts.find(({ departmentId }) => departmentId === workspace.departments[1].id);
    const record = parts.find(({ departmentId }) => departmentId === workspace.departments[0].id);
    expect(own).toMatchObject({ role: "lead", declinedAt: null });
    expect(record).toMatchObject({ succeededById: own?.id, declineReason: "并入市市场监管局" });
    const past = await listPastReports(scopeOf(admin), task?.id ?? "", 10);
    expect(past.map(({ department }) => department).sort()).toEqual(["市工业和信息化局", "市市场监管局"]);
    // Nothing was reported on the second task: nothing of the old part needs to stay.
    expect(await database().assignment.count({ where: { taskId: second?.id } })).toBe(1);
  });

  it("leaves nothing that was being written behind", async () => {
    const plan = await createPlan(workspace, { tasks: 1, status: "in_progress" });
    const draft = await report(plan, "first", "draft", "写了一半");
    await merge();
    const moved = await database().report.findUniqueOrThrow({ where: { id: draft.id } });
    expect(moved.assignmentId).toBe(plan.tasks[0]?.assignments.second);
  });

  it("ends once, on a day that has come, and never in a circle", async () => {
    await expect(
      succeedDepartment(
        admin,
        {
          departmentId: workspace.departments[0].id,
          successorId: workspace.departments[1].id,
          endedOn: "2099-01-01",
        },
        now,
      ),
    ).rejects.toMatchObject({ code: "invalid" });
    await merge();
    await expect(merge()).rejects.toMatchObject({ code: "stateForbids" });
    await expect(merge(1)).rejects.toMatchObject({ code: "stateForbids" });
    expect((await verifyChain(scopeOf(admin))).brokenAt).toBeNull();
  });
});
