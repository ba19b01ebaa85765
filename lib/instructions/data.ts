import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { taskHeadColumns } from "@/lib/reports/data";
import type { InstructionRow } from "./types";

/** Which instructions are read: of a task, of a plan and its tasks, a department's to answer, a leader's own, or all open ones. */
export type InstructionFilter =
  | { taskId: string }
  | { planId: string }
  | { departmentId: string }
  | { givenById: string }
  | null;

function matching(filter: InstructionFilter): Prisma.Sql {
  const isUnsettled = Prisma.sql`x.state <> 'closed' AND pl.status = 'active'`;
  if (filter === null) return isUnsettled;
  if ("taskId" in filter) return Prisma.sql`x.task_id = ${filter.taskId}::uuid`;
  if ("planId" in filter) return Prisma.sql`x.plan_id = ${filter.planId}::uuid`;
  if ("givenById" in filter) return Prisma.sql`${isUnsettled} AND x.given_by_id = ${filter.givenById}::uuid`;
  return Prisma.sql`${isUnsettled} AND EXISTS (
    SELECT FROM instruction_addressees a
    WHERE a.workspace_id = x.workspace_id AND a.instruction_id = x.id
      AND a.department_id = ${filter.departmentId}::uuid AND a.answered_at IS NULL)`;
}

/** Instructions with all answers, those not closed first, by the day on which the answer is due: one statement. */
export async function listInstructions(
  scope: Scope,
  filter: InstructionFilter,
  day: CalendarDate,
): Promise<InstructionRow[]> {
  const planId = filter !== null && "planId" in filter ? filter.planId : null;
  const rows = await database().$queryRaw<InstructionRow[]>`
    WITH states AS MATERIALIZED (
      SELECT * FROM task_states(${scope.workspaceId}::uuid, ${planId}::uuid, ${day}::date, ARRAY(
        SELECT x.task_id FROM instructions x
        WHERE x.workspace_id = ${scope.workspaceId}::uuid AND x.task_id IS NOT NULL))
    )
    SELECT x.id, x.plan_id AS "planId", pl.title AS "planTitle", x.words, x.due_on::text AS "dueOn",
      x.state::text AS state, x.given_by_id AS "givenById", x.given_by AS "givenBy", x.given_post AS "givenPost",
      x.given_at AS "givenAt", x.closed_by AS "closedBy", x.closed_at AS "closedAt",
      x.closing_words AS "closingWords", pl.status = 'active' AS "planActive",
      CASE WHEN s.task_id IS NOT NULL THEN ${taskHeadColumns} END AS task,
      (SELECT jsonb_agg(jsonb_build_object('departmentId', d.id, 'department', d.name, 'answer', a.answer,
          'answeredBy', a.answered_by, 'answeredAt', a.answered_at) ORDER BY d."order", d.name)
        FROM instruction_addressees a
        JOIN departments d ON d.id = a.department_id AND d.workspace_id = a.workspace_id
        WHERE a.workspace_id = x.workspace_id AND a.instruction_id = x.id) AS addressees
    FROM instructions x
    JOIN plans pl ON pl.id = x.plan_id AND pl.workspace_id = x.workspace_id
    LEFT JOIN tasks t ON t.id = x.task_id AND t.workspace_id = x.workspace_id
    LEFT JOIN states s ON s.task_id = t.id
    WHERE x.workspace_id = ${scope.workspaceId}::uuid AND ${matching(filter)}
    ORDER BY x.state = 'closed', x.due_on NULLS LAST, x.given_at DESC, x.id`;
  // JSON brings instants as text.
  return rows.map((row) => ({
    ...row,
    addressees: row.addressees.map((one) => ({
      ...one,
      answeredAt: one.answeredAt && new Date(one.answeredAt),
    })),
  }));
}

/** How many instructions of a plan and its tasks are not closed, and how many answers are late: one statement. */
export async function countInstructions(
  scope: Scope,
  planId: string,
  day: CalendarDate,
): Promise<{ open: number; overdue: number }> {
  const [row] = await database().$queryRaw<{ open: number; overdue: number }[]>`
    SELECT count(*)::int AS open,
      (count(*) FILTER (WHERE x.state = 'open' AND x.due_on < ${day}::date))::int AS overdue
    FROM instructions x
    WHERE x.workspace_id = ${scope.workspaceId}::uuid AND x.plan_id = ${planId}::uuid AND x.state <> 'closed'`;
  return row ?? { open: 0, overdue: 0 };
}
