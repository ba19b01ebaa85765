/** A plan of six tasks and what people do to it through 2026, day by day, through the real mutations. */

import { randomUUID } from "node:crypto";
import { acknowledge } from "@/lib/assignments/mutations";
import { actingFor } from "@/lib/auth/acting";
import type { Actor } from "@/lib/auth/types";
import { toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { handOut } from "@/lib/handing-out/mutations";
import { acceptReports, returnReport, saveDraft, submitReports } from "@/lib/reports/mutations";
import { takeStep } from "@/lib/tasks/mutations";
import type { StepInput } from "@/lib/tasks/schema";
import type { AssignmentRole } from "@/lib/tasks/types";
import type { TestWorkspace } from "@/tests/setup/workspace";

export const names = ["overdue", "on course", "blocked", "finished", "draft", "suspended"] as const;
export type TaskName = (typeof names)[number];

interface CourseTask {
  id: string;
  assignments: Record<string, string>;
}

export interface Course {
  planId: string;
  tasks: Record<TaskName, CourseTask>;
}

/** Nine in the morning where the workspace is. */
function morning(day: string): Date {
  return new Date(`${day}T09:00:00+08:00`);
}

const divisions: Record<TaskName, { first?: AssignmentRole; second?: AssignmentRole; deadline?: string }> = {
  overdue: { first: "lead", deadline: "2026-06-30" },
  "on course": { first: "lead" },
  blocked: { second: "responsible" },
  finished: { second: "lead", first: "cooperating" },
  // Nobody stands on it, so it is not handed out with the others.
  draft: {},
  suspended: { first: "lead" },
};

/** A draft plan over the whole of 2026. */
export async function draftCourse(workspace: TestWorkspace): Promise<Course> {
  const { workspaceId, departments } = workspace;
  const planId = randomUUID();
  await database().plan.create({
    data: {
      id: planId,
      workspaceId,
      title: "滨江市某项实施方案",
      startsOn: toDatabaseDate("2026-01-01"),
      endsOn: toDatabaseDate("2026-12-31"),
    },
  });
  const sectionId = randomUUID();
  await database().section.create({
    data: {
      id: sectionId,
      workspaceId,
      planId,
      order: 0,
      label: "一、",
      title: "任务",
      anchorStart: 0,
      anchorEnd: 2,
    },
  });
  const tasks: Partial<Record<TaskName, CourseTask>> = {};
  for (const [order, name] of names.entries()) {
    const { first, second, deadline } = divisions[name];
    const id = randomUUID();
    const assignments: Record<string, string> = {};
    await database().task.create({
      data: {
        id,
        workspaceId,
        planId,
        sectionId: name === "suspended" ? null : sectionId,
        order,
        number: String(order + 1),
        title: name,
        text: name,
        deadlineOn: deadline ? toDatabaseDate(deadline) : null,
        deadlineKind: deadline ? "by" : null,
      },
    });
    for (const [role, department] of [
      [first, departments[0]],
      [second, departments[1]],
    ] as const) {
      if (!role) continue;
      const assignmentId = randomUUID();
      assignments[department.id] = assignmentId;
      await database().assignment.create({
        data: { id: assignmentId, workspaceId, taskId: id, departmentId: department.id, role },
      });
    }
    tasks[name] = { id, assignments };
  }
  return { planId, tasks: tasks as Record<TaskName, CourseTask> };
}

/** What people of a workspace can do to the course on a day. */
export function deeds(workspace: TestWorkspace, course: Course) {
  const { supervisor, officer, other } = workspace.actors;
  const assignmentOf = (name: TaskName, actor: Actor) =>
    course.tasks[name].assignments[actor.departmentId ?? ""] ?? "";
  const submit = async (
    name: TaskName,
    actor: Actor,
    month: string,
    day: string,
    says: { percent: number; isBlocked?: boolean },
  ): Promise<string> => {
    const period = await database().reportingPeriod.findFirstOrThrow({
      where: { planId: course.planId, startsOn: toDatabaseDate(`${month}-01`) },
      select: { id: true },
    });
    const assignmentId = assignmentOf(name, actor);
    const current = await database().report.findFirst({
      where: { assignmentId, periodId: period.id },
      select: { version: true },
    });
    const content = {
      text: `${name} ${month}`,
      problems: "",
      nextSteps: "继续推进",
      isBlocked: false,
      ...says,
    };
    const { id } = await saveDraft(
      actor,
      { assignmentId, periodId: period.id, version: current?.version ?? 0, ...content },
      morning(day),
    );
    await submitReports(actor, { reportIds: [id] }, morning(day));
    return id;
  };
  return {
    officer,
    other,
    submit,
    handOut: (day: string) => handOut(actingFor(supervisor), course.planId, morning(day)),
    acknowledge: (name: TaskName, actor: Actor, day: string) =>
      acknowledge(actor, { assignmentId: assignmentOf(name, actor) }, morning(day)),
    accept: (reportId: string, day: string) =>
      acceptReports(supervisor, { reportIds: [reportId] }, morning(day)),
    sendBack: (reportId: string, day: string) =>
      returnReport(supervisor, { reportId, reason: "请写明进度" }, morning(day)),
    step: async (name: TaskName, actor: Actor, step: StepInput["step"], day: string) => {
      const { version } = await database().task.findUniqueOrThrow({
        where: { id: course.tasks[name].id },
        select: { version: true },
      });
      await takeStep(
        actor,
        { taskId: course.tasks[name].id, version, step, reason: "按实际情况" },
        morning(day),
      );
    },
    supervisor,
  };
}
