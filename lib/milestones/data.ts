import type { Scope } from "@/lib/auth/scope";
import { fromDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import type { AssignmentRole } from "@/lib/tasks/types";
import type { Milestone } from "./types";

/** The steps of a task in the order of their days. */
export async function listMilestones(scope: Scope, taskId: string): Promise<Milestone[]> {
  const rows = await database().milestone.findMany({
    where: { taskId, workspaceId: scope.workspaceId },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      dueOn: true,
      share: true,
      reachedOn: true,
      reachedWord: true,
      reachedBy: true,
    },
  });
  return rows.map(({ dueOn, reachedOn, ...row }) => ({
    ...row,
    dueOn: fromDatabaseDate(dueOn),
    reachedOn: reachedOn && fromDatabaseDate(reachedOn),
  }));
}

/** The departments of a task, as far as it matters who answers for it. */
export async function listParties(
  scope: Scope,
  taskId: string,
): Promise<{ departmentId: string; role: AssignmentRole; declined: boolean }[]> {
  const rows = await database().assignment.findMany({
    where: { taskId, workspaceId: scope.workspaceId },
    select: { departmentId: true, role: true, declinedAt: true },
  });
  return rows.map(({ declinedAt, ...row }) => ({ ...row, declined: declinedAt !== null }));
}
