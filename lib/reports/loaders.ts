import { notFound } from "next/navigation";
import { z } from "zod";
import { readTaskAudit } from "@/lib/audit/data";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/auth/types";
import { type CalendarDate, dayOf } from "@/lib/calendar/date";
import { listDepartments } from "@/lib/departments/data";
import { takesWork } from "@/lib/departments/rules";
import { listTaskEvidence } from "@/lib/evidence/data";
import { gatherMilestones } from "@/lib/milestones/loaders";
import { findTaskText } from "@/lib/plans/data";
import { actsForDepartment, mayEditTasks } from "@/lib/tasks/policy";
import {
  findTaskDetail,
  listAssignmentDetails,
  listOwedReports,
  listPastReports,
  listTargets,
  listWaitingReports,
  readReturnReasons,
  readTaskPast,
} from "./data";
import { mayReturn } from "./policy";
import { reviewableStatuses } from "./rules";
import type { TaskPage, TaskParts, WaitingReport } from "./types";
import { historyEntry, possibleSteps } from "./view";

const historyLength = 20;
const mostReports = 12;
const mostWaiting = 20;
const mostEvidence = 60;

/** The page of a task; what is not of the reader's workspace answers as what is not there. */
export async function loadTaskPage(taskId: string, before: number | undefined): Promise<TaskPage> {
  const actor = await pageActor();
  const day = dayOf(new Date(), actor.timeZone);
  const page = z.uuid().safeParse(taskId).success ? await taskPageFor(actor, taskId, day, before) : null;
  return page ?? notFound();
}

/** The parts of a task's page for one person and day; null where their workspace has no such task. */
export async function taskPageFor(
  actor: Actor,
  taskId: string,
  today: CalendarDate,
  before: number | undefined,
): Promise<TaskPage | null> {
  const scope = scopeOf(actor);
  const task = await findTaskDetail(scope, taskId, today);
  if (!task) return null;
  const day = task.plan.archivedOn ?? today;
  const { departmentId } = actor;
  return {
    actor,
    day,
    task,
    parts: Promise.all([listAssignmentDetails(scope, taskId, day), readTaskPast(scope, taskId)]).then(
      ([assignments, past]): TaskParts => ({
        assignments,
        past,
        steps: possibleSteps(actor, task, assignments),
      }),
    ),
    waiting: waitingFor(actor, scope, taskId, day),
    owed:
      actsForDepartment(actor) && departmentId
        ? listOwedReports(scope, { departmentId, taskId }, day)
        : Promise.resolve([]),
    source: findTaskText(scope, task.plan.id, task.id),
    targets: listTargets(scope, taskId),
    evidence: listTaskEvidence(scope, { taskId, departmentId, limit: mostEvidence }),
    milestones: gatherMilestones(actor, scope, task),
    returnReasons: mayReturn(actor) ? readReturnReasons(scope) : Promise.resolve([]),
    reports: listPastReports(scope, taskId, mostReports),
    history: readTaskAudit(scope, { taskId, before, limit: historyLength }).then(({ rows, next }) => ({
      entries: rows.map(historyEntry),
      next,
      older: before !== undefined,
    })),
    departments: mayEditTasks(actor)
      ? listDepartments(scope).then((all) =>
          // Work goes to the department that took over, not to the one that has ended.
          all.filter(takesWork).map(({ id, name }) => ({ id, name })),
        )
      : Promise.resolve([]),
  };
}

async function waitingFor(
  actor: Actor,
  scope: Scope,
  taskId: string,
  day: CalendarDate,
): Promise<WaitingReport[]> {
  const filter = { taskId, reader: actor.userId, limit: mostWaiting };
  if (actor.role === "supervisor") {
    const statuses = reviewableStatuses(actor.signOffRequired);
    return (await listWaitingReports(scope, { ...filter, statuses }, day)).reports;
  }
  if (actor.role === "head" && actor.signOffRequired && actor.departmentId) {
    const { departmentId } = actor;
    return (await listWaitingReports(scope, { ...filter, statuses: ["submitted"], departmentId }, day))
      .reports;
  }
  return [];
}
