import { type AuditRecord, appendAudit } from "@/lib/audit/mutations";
import { authorOf, clock } from "@/lib/auth/author";
import { type Scope, scopeOf, scopeOfCommand } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { addDays, type CalendarDate, dayOf, fromDatabaseDate, toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma, type ReportingPeriod } from "@/lib/db/generated/client";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { periodLabel, regularPeriods } from "./rules";
import type { ChangePeriodInput, ClosePeriodInput, OpenPeriodInput, SetRhythmInput } from "./schema";
import type { PeriodDays, PeriodReporters, RegularKind } from "./types";

/** Adds regular periods to a plan; those that begin on a day on which one begins already are left out. */
export async function createPeriods(
  tx: Transaction,
  scope: Scope,
  planId: string,
  periods: PeriodDays[],
  kept: { kind: RegularKind; reporters: PeriodReporters } = { kind: "monthly", reporters: "all" },
): Promise<void> {
  await tx.reportingPeriod.createMany({
    data: periods.map((period) => ({
      ...kept,
      workspaceId: scope.workspaceId,
      planId,
      startsOn: toDatabaseDate(period.startsOn),
      endsOn: toDatabaseDate(period.endsOn),
      opensOn: toDatabaseDate(period.opensOn),
      dueOn: toDatabaseDate(period.dueOn),
    })),
    skipDuplicates: true,
  });
  const starts = periods.map(({ startsOn }) => startsOn);
  await settleDueDays(tx, scope, Prisma.sql`plan_id = ${planId}::uuid AND starts_on::text = ANY (${starts})`);
}

/** Moves due days that are still ahead to working days, as the calendar now says. Gives the number moved. */
export function moveDueDays(tx: Transaction, scope: Scope, today: CalendarDate): Promise<number> {
  return settleDueDays(tx, scope, Prisma.sql`listed_at IS NULL AND n.planned >= ${today}::date`);
}

/** A due day on a day off is the next working day; the day that was meant is kept beside it. */
function settleDueDays(tx: Transaction, scope: Scope, which: Prisma.Sql): Promise<number> {
  return tx.$executeRaw`
    UPDATE reporting_periods SET due_on = n.due_on, version = version + 1,
      planned_due_on = CASE WHEN n.due_on <> n.planned THEN n.planned END
    FROM (
      SELECT x.id, coalesce(x.planned_due_on, x.due_on) AS planned,
        next_working_day(x.workspace_id, coalesce(x.planned_due_on, x.due_on)) AS due_on
      FROM reporting_periods x WHERE x.workspace_id = ${scope.workspaceId}::uuid
    ) n
    WHERE n.id = reporting_periods.id AND reporting_periods.due_on <> n.due_on AND reporting_periods.closed_at IS NULL
      AND reporting_periods.workspace_id = ${scope.workspaceId}::uuid AND ${which}`;
}

async function nextWorkingDay(tx: Transaction, scope: Scope, day: CalendarDate): Promise<CalendarDate> {
  const [row] = await tx.$queryRaw<{ day: string }[]>`
    SELECT next_working_day(${scope.workspaceId}::uuid, ${day}::date)::text AS day`;
  return row?.day ?? day;
}

/** Keeps others from changing the periods of a plan meanwhile. Throws `notFound`, `planArchived`, and `stateForbids` before it is handed out. */
async function lockPlan(
  tx: Transaction,
  { workspaceId }: Scope,
  planId: string,
): Promise<{ endsOn: CalendarDate | null }> {
  await tx.$queryRaw`SELECT 1 FROM plans WHERE id = ${planId}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
  const plan = await tx.plan.findFirst({
    where: { id: planId, workspaceId },
    select: { status: true, handedOutAt: true, endsOn: true },
  });
  if (!plan) throw new AppError("notFound");
  if (plan.status !== "active") throw new AppError("planArchived");
  if (plan.handedOutAt === null) throw new AppError("stateForbids");
  return { endsOn: plan.endsOn && fromDatabaseDate(plan.endsOn) };
}

/** A period that can still be changed, locked with its plan. */
async function lockPeriod(
  tx: Transaction,
  scope: Scope,
  { periodId, version }: { periodId: string; version: number },
  today: CalendarDate,
): Promise<ReportingPeriod> {
  const where = { id: periodId, workspaceId: scope.workspaceId };
  const found = await tx.reportingPeriod.findFirst({ where, select: { planId: true } });
  if (!found) throw new AppError("notFound");
  await lockPlan(tx, scope, found.planId);
  const period = await tx.reportingPeriod.findFirstOrThrow({ where });
  const [open] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM open_periods(${scope.workspaceId}::uuid, ${found.planId}::uuid, ${today}::date)
    WHERE id = ${periodId}::uuid`;
  const isAhead = fromDatabaseDate(period.opensOn) > today;
  if (period.listedAt !== null || (!open && !isAhead)) throw new AppError("periodClosed");
  if (period.version !== version) throw new AppError("conflict");
  return period;
}

function named(period: Pick<ReportingPeriod, "kind" | "name" | "startsOn" | "milestoneOn">): string {
  const { startsOn, milestoneOn } = period;
  return periodLabel({
    ...period,
    startsOn: fromDatabaseDate(startsOn),
    milestoneOn: milestoneOn && fromDatabaseDate(milestoneOn),
  });
}

/** Changes opening day, due day and who must report. Throws `periodDays` where a day cannot be kept to. */
export async function changePeriod(actor: Actor, input: ChangePeriodInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const today = dayOf(now, actor.timeZone);
  await transaction(async (tx) => {
    const period = await lockPeriod(tx, scope, input, today);
    const dueOn = await nextWorkingDay(tx, scope, input.dueOn);
    const seen = {
      name: period.name,
      opensOn: fromDatabaseDate(period.opensOn),
      dueOn: fromDatabaseDate(period.dueOn),
      reporters: period.reporters,
    };
    const wanted = {
      name: period.kind === "manual" ? (input.name ?? period.name) : period.name,
      opensOn: input.opensOn,
      dueOn,
      reporters: input.reporters,
    };
    // Reports that lie there already cannot come before their period has opened; and nobody can be late for the past.
    const isBegun =
      input.opensOn > today &&
      (await tx.report.count({ where: { periodId: period.id, workspaceId: scope.workspaceId } })) > 0;
    const isPast = wanted.dueOn !== seen.dueOn && wanted.dueOn < today;
    if (isBegun || isPast || wanted.dueOn < fromDatabaseDate(period.startsOn))
      throw new AppError("periodDays");
    const fields = ["name", "opensOn", "dueOn", "reporters"] as const;
    const changes = fields
      .filter((field) => seen[field] !== wanted[field])
      .map((field) => ({ field, from: seen[field], to: wanted[field] }));
    if (changes.length === 0) return;
    await tx.reportingPeriod.update({
      where: { id: period.id, workspaceId: scope.workspaceId },
      data: {
        ...wanted,
        opensOn: toDatabaseDate(wanted.opensOn),
        dueOn: toDatabaseDate(wanted.dueOn),
        plannedDueOn: wanted.dueOn === input.dueOn ? null : toDatabaseDate(input.dueOn),
        version: { increment: 1 },
      },
    });
    await appendAudit(tx, scope, authorOf(actor), now, [
      {
        kind: "period.changed",
        subjectId: period.id,
        planId: period.planId,
        data: { period: named(period), changes },
      },
    ]);
  });
}

/** Opens one more period beside the regular ones. Throws `periodTaken` where another of the plan begins on that day. */
export async function openPeriod(
  actor: Actor,
  input: OpenPeriodInput,
  now: Date,
): Promise<{ periodId: string }> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const { planId, name, opensOn, reporters } = input;
  return transaction(async (tx) => {
    await lockPlan(tx, scope, planId);
    if (opensOn < dayOf(now, actor.timeZone)) throw new AppError("periodDays");
    const startsOn = toDatabaseDate(opensOn);
    if (
      (await tx.reportingPeriod.count({ where: { workspaceId, planId, startsOn, milestoneOn: null } })) > 0
    ) {
      throw new AppError("periodTaken");
    }
    const dueOn = await nextWorkingDay(tx, scope, input.dueOn);
    const period = await tx.reportingPeriod.create({
      data: {
        workspaceId,
        planId,
        kind: "manual",
        name,
        startsOn,
        endsOn: toDatabaseDate(dueOn),
        opensOn: startsOn,
        dueOn: toDatabaseDate(dueOn),
        plannedDueOn: dueOn === input.dueOn ? null : toDatabaseDate(input.dueOn),
        reporters,
      },
      select: { id: true },
    });
    await appendAudit(tx, scope, authorOf(actor), now, [
      {
        kind: "period.opened",
        subjectId: period.id,
        planId,
        data: { period: name, opensOn, dueOn },
      },
    ]);
    return { periodId: period.id };
  });
}

/** Closes a period before its time: it is due now, takes no more reports, and its list stands. */
export async function closePeriod(actor: Actor, input: ClosePeriodInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const today = dayOf(now, actor.timeZone);
  await transaction(async (tx) => {
    const period = await lockPeriod(tx, scope, input, today);
    if (fromDatabaseDate(period.opensOn) > today) throw new AppError("stateForbids");
    const isAhead = fromDatabaseDate(period.dueOn) > today;
    await tx.reportingPeriod.update({
      where: { id: period.id, workspaceId: scope.workspaceId },
      data: {
        closedAt: now,
        closedBy: actor.name,
        version: { increment: 1 },
        ...(isAhead
          ? { dueOn: toDatabaseDate(today), plannedDueOn: period.plannedDueOn ?? period.dueOn }
          : {}),
      },
    });
    await listClosed(tx, now, scope.workspaceId);
    await appendAudit(tx, scope, authorOf(actor), now, [
      {
        kind: "period.closed",
        subjectId: period.id,
        planId: period.planId,
        data: { period: named(period), reason: input.reason },
      },
    ]);
  });
}

/**
 * Reports come monthly, quarterly or before milestones, from the next period on that has not opened. Gives the number of
 * periods made.
 */
export async function setRhythm(
  actor: Actor,
  input: SetRhythmInput,
  now: Date,
): Promise<{ periods: number }> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const { planId, rhythm, reporters } = input;
  return transaction(async (tx) => {
    const { endsOn } = await lockPlan(tx, scope, planId);
    const today = dayOf(now, actor.timeZone);
    const regular = { workspaceId, planId, kind: { in: ["monthly", "quarterly"] satisfies RegularKind[] } };
    await tx.reportingPeriod.deleteMany({
      where: { ...regular, opensOn: { gt: toDatabaseDate(today) }, reports: { none: {} } },
    });
    const days = rhythm === "milestone" ? input.days : null;
    await tx.plan.update({
      where: { id: planId, workspaceId },
      data: { milestoneDays: days, ...(days === null ? {} : { milestoneReporters: reporters }) },
    });
    const periods =
      rhythm === "milestone"
        ? (await settleNear(tx, now, planId)).filter(({ isOpened }) => isOpened).length
        : await makeRegular(tx, scope, { ...input, rhythm }, { today, endsOn });
    const dueDay = rhythm === "milestone" ? input.days : input.dueDay;
    await appendAudit(tx, scope, authorOf(actor), now, [
      { kind: "period.rhythm_set", subjectId: planId, planId, data: { rhythm, dueDay, reporters, periods } },
    ]);
    return { periods };
  });
}

async function makeRegular(
  tx: Transaction,
  scope: Scope,
  input: { planId: string; rhythm: RegularKind; dueDay: number; reporters: PeriodReporters },
  { today, endsOn }: { today: CalendarDate; endsOn: CalendarDate | null },
): Promise<number> {
  const { planId, rhythm, dueDay, reporters } = input;
  const last = await tx.reportingPeriod.findFirst({
    where: { workspaceId: scope.workspaceId, planId, kind: { in: ["monthly", "quarterly"] } },
    orderBy: { startsOn: "desc" },
    select: { endsOn: true },
  });
  const from = last ? addDays(fromDatabaseDate(last.endsOn), 1) : today;
  // A plan that has run out is reported on as one without an end is.
  const until = endsOn !== null && endsOn < today ? null : endsOn;
  const periods = regularPeriods(rhythm, from, until, dueDay)
    .map((period) => (period.startsOn < from ? { ...period, startsOn: from } : period))
    .filter(({ opensOn, dueOn }) => opensOn >= from && dueOn >= today);
  await createPeriods(tx, scope, planId, periods, { kind: rhythm, reporters });
  return periods.length;
}

/**
 * Opens the periods of all milestones that have come near, once however many servers ask, and takes back those whose
 * milestones have been moved before anybody wrote; both are in the logs of their workspaces. Gives the number opened.
 */
export function openMilestonePeriods(now: Date): Promise<number> {
  return transaction(async (tx) => {
    const moved = await settleNear(tx, now, null);
    for (const workspaceId of [...new Set(moved.map((period) => period.workspaceId))].sort()) {
      const records = moved
        .filter((period) => period.workspaceId === workspaceId)
        .map(({ id, planId, milestoneOn, dueOn, isOpened }): AuditRecord => {
          const of = { subjectId: id, planId };
          return isOpened
            ? { ...of, kind: "period.came_near", data: { period: milestoneOn, dueOn } }
            : { ...of, kind: "period.withdrawn", data: { period: milestoneOn } };
        });
      await appendAudit(tx, scopeOfCommand(workspaceId), clock, now, records);
    }
    return moved.filter(({ isOpened }) => isOpened).length;
  });
}

interface NearPeriod {
  id: string;
  workspaceId: string;
  planId: string;
  milestoneOn: CalendarDate;
  dueOn: CalendarDate;
  /** Else taken back. */
  isOpened: boolean;
}

/** The same for one plan, or (null) for all; what was taken back and what was opened. */
async function settleNear(tx: Transaction, now: Date, planId: string | null): Promise<NearPeriod[]> {
  const ofPeriod = Prisma.sql`id, workspace_id AS "workspaceId", plan_id AS "planId",
    milestone_on::text AS "milestoneOn", due_on::text AS "dueOn"`;
  const withdrawn = await tx.$queryRaw<NearPeriod[]>`
    DELETE FROM reporting_periods p
    WHERE p.milestone_on IS NOT NULL AND p.listed_at IS NULL AND (${planId}::uuid IS NULL OR p.plan_id = ${planId}::uuid)
      AND NOT EXISTS (SELECT FROM milestones m WHERE m.workspace_id = p.workspace_id AND m.plan_id = p.plan_id
        AND m.due_on = p.milestone_on)
      AND NOT EXISTS (SELECT FROM reports r WHERE r.workspace_id = p.workspace_id AND r.period_id = p.id)
      AND NOT EXISTS (SELECT FROM evidence e WHERE e.workspace_id = p.workspace_id AND e.period_id = p.id)
    RETURNING ${ofPeriod}, false AS "isOpened"`;
  const opened = await tx.$queryRaw<NearPeriod[]>`
    INSERT INTO reporting_periods (id, workspace_id, plan_id, kind, milestone_on, starts_on, opens_on, ends_on, due_on,
      planned_due_on, reporters)
    SELECT gen_random_uuid(), x.workspace_id, x.plan_id, 'milestone', x.day, x.opens_on, x.opens_on, x.day, x.due_on,
      CASE WHEN x.due_on <> x.day THEN x.day END, x.reporters
    FROM (
      SELECT DISTINCT p.workspace_id, p.id AS plan_id, m.due_on AS day, m.due_on - p.milestone_days AS opens_on,
        next_working_day(p.workspace_id, m.due_on) AS due_on, p.milestone_reporters AS reporters
      FROM plans p
      JOIN workspaces w ON w.id = p.workspace_id
      JOIN milestones m ON m.workspace_id = p.workspace_id AND m.plan_id = p.id
      JOIN tasks t ON t.workspace_id = m.workspace_id AND t.id = m.task_id
        AND t.status IN ('assigned', 'in_progress', 'completion_claimed')
      WHERE p.milestone_days IS NOT NULL AND p.status = 'active' AND p.handed_out_at IS NOT NULL
        AND (${planId}::uuid IS NULL OR p.id = ${planId}::uuid)
        AND (${now}::timestamptz AT TIME ZONE w.time_zone)::date BETWEEN m.due_on - p.milestone_days AND m.due_on
    ) x
    ON CONFLICT DO NOTHING
    RETURNING ${ofPeriod}, true AS "isOpened"`;
  return [...withdrawn, ...opened];
}

/** Draws up the lists of all periods that have closed and have none, once however many servers ask. Gives their number. */
export function listClosedPeriods(now: Date): Promise<number> {
  return listClosed(database(), now, null);
}

async function listClosed(
  client: Pick<Transaction, "$queryRaw">,
  now: Date,
  workspaceId: string | null,
): Promise<number> {
  const [row] = await client.$queryRaw<{ count: number }[]>`
    WITH closed AS MATERIALIZED (
      SELECT p.id, p.workspace_id, p.plan_id
      FROM reporting_periods p JOIN workspaces w ON w.id = p.workspace_id
      WHERE p.listed_at IS NULL AND (${workspaceId}::uuid IS NULL OR p.workspace_id = ${workspaceId}::uuid)
        AND p.opens_on <= (${now}::timestamptz AT TIME ZONE w.time_zone)::date
        AND NOT EXISTS (
          SELECT FROM open_periods(p.workspace_id, p.plan_id, (${now}::timestamptz AT TIME ZONE w.time_zone)::date) o
          WHERE o.id = p.id)
      FOR UPDATE OF p SKIP LOCKED
    ), marked AS (
      UPDATE reporting_periods SET listed_at = ${now} FROM closed WHERE reporting_periods.id = closed.id
    ), listed AS (
      INSERT INTO period_outcomes (workspace_id, plan_id, period_id, assignment_id, task_id, department_id,
        department_name, role, outcome, first_at)
      SELECT c.workspace_id, c.plan_id, s.period_id, s.assignment_id, s.task_id, s.department_id, s.department_name,
        s.role, s.outcome, s.first_at
      FROM closed c CROSS JOIN LATERAL period_standing(c.workspace_id, c.plan_id, c.id, ${now}::timestamptz) s
    )
    SELECT count(*)::int AS count FROM closed`;
  return row?.count ?? 0;
}
