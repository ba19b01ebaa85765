import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { type CalendarDate, dayOf, fromDatabaseDate, toDatabaseDate } from "@/lib/calendar/date";
import { Prisma } from "@/lib/db/generated/client";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { readCalendar } from "@/lib/holidays/data";
import { announceMessages } from "@/lib/live/announce";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { periodLabel } from "@/lib/periods/rules";
import { lockTask } from "@/lib/tasks/mutations";
import { isOpen } from "@/lib/tasks/rules";
import { daysAhead, dueDaysToRemind } from "./rules";
import type { UrgeInput, UrgePeriodInput } from "./schema";

/**
 * The digests of one day: who still owes reports of a period, or a step that was asked for, which is due soon, today or
 * since lately gets one line over all plans; heads join when something is late, or where nobody else would hear of it.
 * Gives the number of people.
 * A second run of the same day does nothing.
 */
export async function sendDigests(
  scope: Scope,
  day: CalendarDate,
  now: Date,
  byMail: boolean,
): Promise<number> {
  const { workspaceId } = scope;
  return transaction(async (tx) => {
    // The row is the turn: of two servers the second waits here, and finds the day taken.
    const taken = await tx.$executeRaw`
      INSERT INTO reminder_runs (workspace_id, day, created_at) VALUES (${workspaceId}::uuid, ${day}::date, ${now})
      ON CONFLICT DO NOTHING`;
    if (taken === 0) return 0;
    const last = await tx.reminderRun.findFirst({
      where: { workspaceId, day: { lt: toDatabaseDate(day) } },
      orderBy: { day: "desc" },
      select: { day: true },
    });
    const calendar = await readCalendar(scope, day, tx);
    const dueDays = dueDaysToRemind(day, last && fromDatabaseDate(last.day), calendar);
    const owed = owedParts(workspaceId, day);
    const people = await tx.$queryRaw<{ userId: string }[]>`
      WITH ${owed}, reminded AS (
        SELECT o.department_id, bool_or(o.due_on < ${day}::date) AS late,
          NOT EXISTS (
            SELECT FROM memberships m JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL
            WHERE m.workspace_id = ${workspaceId}::uuid AND m.department_id = o.department_id AND m.role = 'officer'
          ) AS without_officer
        FROM owed o GROUP BY o.department_id
        HAVING bool_or(o.due_on::text = ANY (${dueDays}))
      ), personal AS (
        SELECT m.user_id, o.plan_id, o.title, o.due_on, sum(o.reports) AS reports, sum(o.steps) AS steps
        FROM (SELECT DISTINCT user_id, department_id, role FROM memberships WHERE workspace_id = ${workspaceId}::uuid) m
        JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL
        JOIN reminded x ON x.department_id = m.department_id
          AND (m.role = 'officer' OR (m.role = 'head' AND (x.late OR x.without_officer)))
        JOIN owed o ON o.department_id = x.department_id
        GROUP BY m.user_id, o.plan_id, o.title, o.due_on
      )
      INSERT INTO notifications (id, workspace_id, user_id, kind, key, data, count, created_at)
      SELECT gen_random_uuid(), ${workspaceId}::uuid, p.user_id, 'reports_owed', 'reports_owed:' || ${day}::text,
        jsonb_build_object('dueOn', min(p.due_on), 'late', min(p.due_on) < ${day}::date, 'plans', jsonb_agg(
          jsonb_build_object('title', p.title, 'count', p.reports, 'steps', p.steps, 'dueOn', p.due_on) ORDER BY p.due_on, p.title)),
        sum(p.reports + p.steps)::int, ${now}
      FROM personal p
      GROUP BY p.user_id
      ORDER BY p.user_id
      ON CONFLICT (workspace_id, user_id, key) DO NOTHING
      RETURNING user_id AS "userId"`;
    const users = people.map(({ userId }) => userId);
    if (byMail) {
      // In the same transaction: a digest that stands has its mail, and the mail its digest.
      await tx.$executeRaw`
        INSERT INTO mails (id, workspace_id, user_id, key, count, data, created_at, next_attempt_at)
        SELECT gen_random_uuid(), n.workspace_id, n.user_id, n.key, n.count, n.data, ${now}, ${now}
        FROM notifications n JOIN users u ON u.id = n.user_id AND u.email IS NOT NULL
        WHERE n.workspace_id = ${workspaceId}::uuid AND n.user_id::text = ANY (${users})
          AND n.key = 'reports_owed:' || ${day}::text
        ON CONFLICT (workspace_id, user_id, key) DO NOTHING`;
    }
    // One message a day to the chat, where there is one, with all that owe and are reminded today.
    await tx.$executeRaw`
      WITH ${owed}, departments AS (
        SELECT d.name, sum(o.reports)::int AS reports, sum(o.steps)::int AS steps, min(o.due_on) AS due_on, d."order"
        FROM owed o JOIN departments d ON d.id = o.department_id AND d.workspace_id = ${workspaceId}::uuid
        GROUP BY d.id HAVING bool_or(o.due_on::text = ANY (${dueDays}))
      )
      INSERT INTO robot_posts (id, workspace_id, key, data, created_at, next_attempt_at)
      SELECT gen_random_uuid(), r.workspace_id, 'reports_owed:' || ${day}::text,
        jsonb_build_object('departments', jsonb_agg(jsonb_build_object('name', x.name, 'reports', x.reports, 'steps', x.steps,
          'dueOn', x.due_on, 'late', x.due_on < ${day}::date) ORDER BY x.due_on, x."order", x.name)), ${now}, ${now}
      FROM robots r CROSS JOIN departments x
      WHERE r.workspace_id = ${workspaceId}::uuid
      GROUP BY r.workspace_id
      ON CONFLICT (workspace_id, key) DO NOTHING`;
    await announceMessages(tx, scope, users);
    return users.length;
  });
}

/**
 * What departments owe on a day, by department, plan and due day: the reports of open periods, and the steps that they
 * are asked for and that may be reminded of already: `open_period` and `owed`.
 */
function owedParts(workspaceId: string, day: CalendarDate): Prisma.Sql {
  return Prisma.sql`
    open_period AS (
      SELECT p.id, p.plan_id, p.due_on, p.reporters, p.milestone_on, pl.title, pl.starts_on AS plan_starts_on
      FROM open_periods(${workspaceId}::uuid, NULL, ${day}::date) p
      JOIN plans pl ON pl.id = p.plan_id AND pl.workspace_id = ${workspaceId}::uuid AND pl.status = 'active'
    ), owed AS (
      SELECT a.department_id, p.plan_id, p.title, p.due_on, count(*) AS reports, 0::bigint AS steps
      FROM open_period p
      JOIN tasks t ON t.workspace_id = ${workspaceId}::uuid AND t.plan_id = p.plan_id
      JOIN assignments a ON a.workspace_id = t.workspace_id AND a.task_id = t.id AND a.declined_at IS NULL
        AND owes_report(p.reporters, a.role, t.status::text, coalesce(t.starts_on, p.plan_starts_on), p.due_on)
        AND period_concerns(t.workspace_id, t.id, p.milestone_on)
      JOIN departments d ON d.id = a.department_id AND NOT d.is_collective
      LEFT JOIN reports r ON r.workspace_id = a.workspace_id AND r.assignment_id = a.id AND r.period_id = p.id
        AND r.submitted_at IS NOT NULL AND r.status <> 'returned'
      WHERE r.id IS NULL
      GROUP BY a.department_id, p.plan_id, p.title, p.due_on
      UNION ALL
      SELECT a.department_id, m.plan_id, pl.title, m.due_on, 0, count(*)
      FROM milestones m
      JOIN plans pl ON pl.id = m.plan_id AND pl.workspace_id = m.workspace_id AND pl.status = 'active'
      JOIN tasks t ON t.id = m.task_id AND t.workspace_id = m.workspace_id
        AND t.status IN ('assigned', 'in_progress', 'completion_claimed')
      JOIN assignments a ON a.id = m.assignment_id AND a.workspace_id = m.workspace_id AND a.declined_at IS NULL
      JOIN departments d ON d.id = a.department_id AND d.workspace_id = a.workspace_id AND NOT d.is_collective
      WHERE m.workspace_id = ${workspaceId}::uuid AND m.assignment_id IS NOT NULL AND m.reached_on IS NULL
        AND m.due_on <= ${day}::date + ${daysAhead}::int
      GROUP BY a.department_id, m.plan_id, pl.title, m.due_on
    )`;
}

/**
 * 催办: a supervisor's word to departments of a task, to each at most once a day. Throws `alreadyUrged` where none of them
 * was left to be told.
 */
export async function urge(actor: Actor, input: UrgeInput, now: Date): Promise<{ urged: number }> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  return transaction(async (tx) => {
    const task = await lockTask(tx, scope, input.taskId);
    if (!isOpen(task.status)) throw new AppError("stateForbids");
    const parts = task.assignments.filter(
      ({ departmentId, declined }) => !declined && input.departmentIds.includes(departmentId),
    );
    if (parts.length < input.departmentIds.length) throw new AppError("notFound");
    // The task is locked: nobody urges in between.
    const day = toDatabaseDate(dayOf(now, actor.timeZone));
    const told = await tx.reminder.findMany({
      where: { workspaceId, taskId: task.id, day },
      select: { departmentId: true },
    });
    const left = parts.filter(({ departmentId }) => told.every((one) => one.departmentId !== departmentId));
    if (left.length === 0) throw new AppError("alreadyUrged");
    const { words } = input;
    await tx.reminder.createMany({
      data: left.map(({ departmentId }) => ({
        workspaceId,
        taskId: task.id,
        departmentId,
        day,
        words,
        sentById: actor.userId,
        sentBy: actor.name,
        sentAt: now,
      })),
    });
    await recordAndNotify(
      tx,
      scope,
      authorOf(actor),
      now,
      left.map(({ department }) => ({
        kind: "reminder.sent",
        subjectId: task.id,
        planId: task.planId,
        taskId: task.id,
        data: { department, words },
      })),
    );
    return { urged: left.length };
  });
}

/**
 * 催办 of a whole period: the word reaches each department that owes reports of it, for all the tasks of which it was not
 * urged today. Throws `alreadyUrged` where none was left, and `periodClosed` where nobody can report any more.
 */
export async function urgePeriod(
  actor: Actor,
  { periodId, words }: UrgePeriodInput,
  now: Date,
): Promise<{ urged: number }> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const today = dayOf(now, actor.timeZone);
  return transaction(async (tx) => {
    // Of two supervisors the second waits here, and finds the departments told.
    await tx.$executeRaw`
      SELECT 1 FROM reporting_periods WHERE id = ${periodId}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
    const period = await tx.reportingPeriod.findFirst({
      where: { id: periodId, workspaceId },
      select: {
        id: true,
        planId: true,
        plan: { select: { status: true } },
        kind: true,
        name: true,
        startsOn: true,
        milestoneOn: true,
      },
    });
    if (!period) throw new AppError("notFound");
    if (period.plan.status !== "active") throw new AppError("planArchived");
    const { planId } = period;
    const [open] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM open_periods(${workspaceId}::uuid, ${planId}::uuid, ${today}::date) WHERE id = ${periodId}::uuid`;
    if (!open) throw new AppError("periodClosed");
    const told = await tx.$queryRaw<{ department: string; reports: number }[]>`
      WITH told AS (
        INSERT INTO reminders (id, workspace_id, task_id, department_id, day, words, sent_by_id, sent_by, sent_at)
        SELECT gen_random_uuid(), ${workspaceId}::uuid, s.task_id, s.department_id, ${today}::date, ${words},
          ${actor.userId}::uuid, ${actor.name}, ${now}
        FROM period_standing(${workspaceId}::uuid, ${planId}::uuid, ${periodId}::uuid, ${now}::timestamptz) s
        JOIN assignments a ON a.id = s.assignment_id AND a.workspace_id = ${workspaceId}::uuid AND a.declined_at IS NULL
        JOIN tasks t ON t.id = s.task_id AND t.workspace_id = a.workspace_id
          AND t.status IN ('assigned', 'in_progress', 'completion_claimed')
        WHERE s.outcome IN ('owed', 'missing')
        ORDER BY s.task_id, s.department_id
        ON CONFLICT (task_id, department_id, day) DO NOTHING
        RETURNING department_id
      )
      SELECT d.name AS department, count(*)::int AS reports
      FROM told JOIN departments d ON d.id = told.department_id AND d.workspace_id = ${workspaceId}::uuid
      GROUP BY d.id ORDER BY d."order", d.name`;
    if (told.length === 0) throw new AppError("alreadyUrged");
    const { startsOn, milestoneOn } = period;
    const label = periodLabel({
      ...period,
      startsOn: fromDatabaseDate(startsOn),
      milestoneOn: milestoneOn && fromDatabaseDate(milestoneOn),
    });
    await recordAndNotify(
      tx,
      scope,
      authorOf(actor),
      now,
      told.map(({ department, reports }) => ({
        kind: "period.urged",
        subjectId: periodId,
        planId,
        data: { period: label, department, reports, words },
      })),
    );
    return { urged: told.length };
  });
}
