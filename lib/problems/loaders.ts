import { scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import { dayOf } from "@/lib/calendar/date";
import { listDepartments } from "@/lib/departments/data";
import { takesWork } from "@/lib/departments/rules";
import { listTaskProblems } from "./data";
import { settlesProblems } from "./policy";
import type { TaskProblems } from "./types";
import { problemLine } from "./view";

/** The problems of a task for whoever is signed in; none of a task that is not of their workspace. */
export async function loadTaskProblems(taskId: string): Promise<TaskProblems> {
  const actor = await pageActor();
  const scope = scopeOf(actor);
  const day = dayOf(new Date(), actor.timeZone);
  const [rows, departments] = await Promise.all([
    listTaskProblems(scope, taskId),
    settlesProblems(actor) ? listDepartments(scope) : [],
  ]);
  return {
    lines: rows.map((row) => problemLine(actor, row, day)),
    departments: departments
      .filter((one) => !one.isCollective && takesWork(one) && one.id !== actor.departmentId)
      .map(({ id, name }) => ({ id, name })),
  };
}
