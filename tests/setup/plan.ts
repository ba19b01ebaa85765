/** A handed-out plan with tasks under way, for tests of what people do with it. */
import { randomUUID } from "node:crypto";
import { addDays, type CalendarDate, dayOf, monthEnd, monthStart, toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import type { AssignmentRole } from "@/lib/tasks/types";
import { somethingChanges, type TestWorkspace } from "./workspace";

export interface TestPlan {
  planId: string;
  sectionId: string;
  documentId: string;
  /** The period that is open today. */
  periodId: string;
  today: CalendarDate;
  /** Each led by the first department, with the second cooperating, unless `roles` says otherwise. */
  tasks: { id: string; assignments: { first: string; second: string } }[];
}

interface PlanOptions {
  tasks?: number;
  roles?: [AssignmentRole, AssignmentRole];
  status?: "draft" | "assigned" | "in_progress";
}

export async function createPlan(workspace: TestWorkspace, options: PlanOptions = {}): Promise<TestPlan> {
  const { workspaceId, departments } = workspace;
  const { tasks: count = 2, roles = ["lead", "cooperating"], status = "assigned" } = options;
  const today = dayOf(new Date(), "Asia/Shanghai");
  const planId = randomUUID();
  const sectionId = randomUUID();
  const documentId = randomUUID();
  const periodId = randomUUID();
  const words = "工作由市工业和信息化局牵头，市市场监管局配合。";
  await database().plan.create({
    data: {
      id: planId,
      workspaceId,
      title: "某市某项工作实施方案",
      startsOn: toDatabaseDate(addDays(today, -100)),
      endsOn: toDatabaseDate(addDays(today, 300)),
      handedOutAt: status === "draft" ? null : new Date(),
    },
    select: { id: true },
  });
  const placed = { workspaceId, planId };
  await database().sourceDocument.create({
    data: {
      ...placed,
      id: documentId,
      fileName: "方案.txt",
      format: "txt",
      sha256: randomUUID(),
      size: words.length,
      bytes: new TextEncoder().encode(words),
      text: words,
      edition: 1,
    },
    select: { id: true },
  });
  await database().section.create({
    data: {
      ...placed,
      id: sectionId,
      order: 0,
      label: "一、",
      title: "重点任务",
      anchorStart: 0,
      anchorEnd: 2,
    },
  });
  await database().reportingPeriod.create({
    data: {
      ...placed,
      id: periodId,
      startsOn: toDatabaseDate(monthStart(today)),
      endsOn: toDatabaseDate(monthEnd(today)),
      opensOn: toDatabaseDate(monthStart(today)),
      dueOn: toDatabaseDate(monthEnd(today)),
    },
  });
  const tasks = Array.from({ length: count }, () => ({
    id: randomUUID(),
    assignments: { first: randomUUID(), second: randomUUID() },
  }));
  await database().task.createMany({
    data: tasks.map(({ id }, order) => ({
      id,
      workspaceId,
      planId,
      sectionId,
      order,
      number: String(order + 1),
      title: `第 ${order + 1} 项任务`,
      text: words,
      anchors: [[0, words.length]],
      status,
    })),
  });
  await database().assignment.createMany({
    data: tasks.flatMap(({ id: taskId, assignments }) => [
      { id: assignments.first, workspaceId, taskId, departmentId: departments[0].id, role: roles[0] },
      { id: assignments.second, workspaceId, taskId, departmentId: departments[1].id, role: roles[1] },
    ]),
  });
  await somethingChanges(workspace);
  return { planId, sectionId, documentId, periodId, today, tasks };
}
