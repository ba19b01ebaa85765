import { randomUUID } from "node:crypto";
import { appendAuditLines } from "@/lib/audit/mutations";
import { appendStatusChangeLines } from "@/lib/audit/status-changes";
import { type Scope, scopeOfCommand } from "@/lib/auth/scope";
import {
  addDays,
  type CalendarDate,
  dayOf,
  daysBetween,
  fromDatabaseDate,
  toDatabaseDate,
} from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { storeReading, takeOver } from "@/lib/imports/mutations";
import { readDocument } from "@/lib/imports/stages/read";
import { listClosedPeriods } from "@/lib/periods/mutations";
import { writeCalendar } from "./calendar";
import { renderDemoDocuments } from "./documents";
import { addEvidence, writeEvidence } from "./evidence";
import { writeExceptions } from "./exceptions";
import type { DemoPlan, DemoTask, History } from "./history";
import { writeMilestones } from "./milestones";
import { createPeople, type DemoPeople, demoDepartment } from "./people";
import { type Random, randomFrom } from "./random";
import { simulatePlan } from "./simulate";
import { writeViews } from "./views";

const timeZone = "Asia/Shanghai";
const utcOffset = "+08:00";

export interface Seeded {
  workspaceId: string;
  plans: number;
  tasks: number;
  reports: number;
}

/**
 * Fills an empty database with the demo: three documents go through the real importer on the days they were issued,
 * then the months since pass. The same day gives the same content; only the ids differ.
 */
export async function seedDemo(now: Date, say: (line: string) => void = () => {}): Promise<Seeded> {
  const today = dayOf(now, timeZone);
  const documents = renderDemoDocuments({ year: Number(today.slice(0, 4)) });
  const since = new Date(`${Number(today.slice(0, 4)) - 1}-01-05T09:00:00${utcOffset}`);
  const { workspaceId, people } = await transaction((tx) => createPeople(tx, since));
  await transaction((tx) => writeCalendar(tx, workspaceId, Number(today.slice(0, 4))));
  const scope = scopeOfCommand(workspaceId);
  const acting = { scope, author: people.supervisor, timeZone };

  const deskReports: ("submitted" | "returned")[] = [
    "submitted",
    "returned",
    "submitted",
    "returned",
    "submitted",
  ];
  let tasks = 0;
  let reports = 0;
  for (const [index, { fileName, bytes }] of documents.entries()) {
    say(`Importing ${fileName}`);
    const reading = await readDocument(bytes, fileName);
    const issuedOn = reading.document.issuedOn ?? addDays(today, -400);
    const handedOutOn = addDays(issuedOn, 6);
    const at = instant(handedOutOn, 9);
    const { id } = await storeReading(acting, { fileName, bytes }, reading, at);
    const { planId } = await takeOver(acting, { importId: id, version: 1, handOut: true }, at);
    const random = randomFrom(20_251 + index);
    const plan = await readPlan(scope, planId, { handedOutOn, today, people, leavesPending: index === 0 });
    const history = simulatePlan(plan, {
      today,
      people,
      random,
      newId: () => randomUUID(),
      instant,
      deskDepartment: demoDepartment,
      deskReports,
    });
    const files = addEvidence(plan, history, people);
    await transaction(async (tx) => {
      await delayStarts(tx, scope, plan, nextYear(today));
      await writeExceptions(tx, scope, plan, history, {
        today,
        people,
        department: demoDepartment,
        instant,
        newId: () => randomUUID(),
      });
      await writeHistory(tx, scope, history);
      await writeEvidence(tx, scope, files);
      await writeMilestones(tx, scope, plan, history, { today, department: demoDepartment });
      await writeViews(tx, scope, planId, people.supervisor);
      await writeReadings(tx, scope, planId, { handedOutOn, today, people, random });
    });
    tasks += plan.tasks.length;
    reports += history.reports.length;
  }
  await listClosedPeriods(now);
  // The database itself would look at what came all at once only after a while, and until then plan as if there were nothing.
  await database().$executeRaw`ANALYZE`;
  return { workspaceId, plans: documents.length, tasks, reports };
}

/** An instant of an hour of working time where the city is. */
function instant(day: CalendarDate, hour: number): Date {
  return new Date(`${day}T${String(hour).padStart(2, "0")}:00:00${utcOffset}`);
}

function nextYear(day: CalendarDate): CalendarDate {
  return `${Number(day.slice(0, 4)) + 1}-01-01`;
}

/** How many tasks of each plan begin only next year, and how many hand-outs the desk still has to sign for. */
const waitingTasks = 2;
const pendingAssignments = 2;

interface PlanSetting {
  handedOutOn: CalendarDate;
  today: CalendarDate;
  people: DemoPeople;
  leavesPending: boolean;
}

async function readPlan(
  scope: Scope,
  planId: string,
  { handedOutOn, today, people, leavesPending }: PlanSetting,
): Promise<DemoPlan> {
  const plan = await database().plan.findFirstOrThrow({
    where: { id: planId, workspaceId: scope.workspaceId },
    select: {
      id: true,
      startsOn: true,
      endsOn: true,
      periods: { orderBy: { startsOn: "asc" } },
      tasks: {
        orderBy: { order: "asc" },
        select: {
          id: true,
          deadlineOn: true,
          assignments: {
            orderBy: [{ anchorStart: "asc" }, { departmentId: "asc" }],
            select: {
              id: true,
              departmentId: true,
              role: true,
              department: { select: { name: true } },
            },
          },
        },
      },
    },
  });
  const starts = fromDatabaseDate(plan.startsOn);
  const later = nextYear(today);
  let waiting = waitingTasks;
  let pending = leavesPending ? pendingAssignments : 0;
  const tasks = plan.tasks.toReversed().map((task): DemoTask => {
    const deadlineOn = task.deadlineOn ?? plan.endsOn;
    const deadline = deadlineOn && fromDatabaseDate(deadlineOn);
    const waits = waiting > 0 && deadline !== null && daysBetween(later, deadline) > 180;
    if (waits) waiting -= 1;
    return {
      id: task.id,
      planId,
      starts: waits ? later : starts,
      deadline,
      assignments: task.assignments
        .filter(({ departmentId }) => people.officers.has(departmentId))
        .map(({ department, ...assignment }) => {
          const isRecent =
            assignment.role === "cooperating" && !waits && deadline !== null && deadline > today;
          const isPending = pending > 0 && isRecent && department.name === demoDepartment;
          if (isPending) pending -= 1;
          return { ...assignment, department: department.name, pending: isPending };
        }),
    };
  });
  return {
    id: plan.id,
    handedOutOn,
    tasks: tasks.toReversed(),
    periods: plan.periods.map(({ id, startsOn, endsOn, opensOn, dueOn }) => ({
      id,
      startsOn: fromDatabaseDate(startsOn),
      endsOn: fromDatabaseDate(endsOn),
      opensOn: fromDatabaseDate(opensOn),
      dueOn: fromDatabaseDate(dueOn),
    })),
  };
}

/** Work that begins only later has a start of its own. */
async function delayStarts(
  tx: Transaction,
  scope: Scope,
  plan: DemoPlan,
  startsOn: CalendarDate,
): Promise<void> {
  const ids = plan.tasks.filter(({ starts }) => starts === startsOn).map(({ id }) => id);
  await tx.task.updateMany({
    where: { id: { in: ids }, workspaceId: scope.workspaceId },
    data: { startsOn: toDatabaseDate(startsOn) },
  });
}

/** Rows for one statement; PostgreSQL takes at most 32,767 parameters. */
const batchSize = 500;

async function inBatches<T>(rows: T[], write: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += batchSize)
    await write(rows.slice(start, start + batchSize));
}

async function writeHistory(tx: Transaction, scope: Scope, history: History): Promise<void> {
  const { workspaceId } = scope;
  const rows = history.reports.map(({ submitted, signedOff, reviewed, ...report }) => ({
    ...report,
    workspaceId,
    submittedAt: submitted?.at,
    submittedById: submitted?.by.userId,
    submittedBy: submitted?.by.name,
    signedOffAt: signedOff?.at,
    signedOffById: signedOff?.by.userId,
    signedOffBy: signedOff?.by.name,
    reviewedAt: reviewed?.at,
    reviewedById: reviewed?.by.userId,
    reviewedBy: reviewed?.by.name,
    createdAt: submitted?.at,
  }));
  await inBatches(rows, (data) => tx.report.createMany({ data }));
  await writeOutcomes(tx, workspaceId, history);
  const byTime = (a: { at: Date }, b: { at: Date }) => a.at.getTime() - b.at.getTime();
  await inBatches(history.statusChanges.sort(byTime), (lines) => appendStatusChangeLines(tx, scope, lines));
  await inBatches(history.audit.sort(byTime), (lines) => appendAuditLines(tx, scope, lines));
}

async function writeOutcomes(tx: Transaction, workspaceId: string, history: History): Promise<void> {
  await tx.$executeRaw`
    UPDATE tasks t SET status = o.status::"TaskStatus", percent = o.percent, is_blocked = o."isBlocked",
      completed_on = o."completedOn", updated_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(history.tasks)}::jsonb)
      AS o(id uuid, status text, percent int, "isBlocked" boolean, "completedOn" date)
    WHERE t.id = o.id AND t.workspace_id = ${workspaceId}::uuid`;
  const assignments = history.assignments.map(({ id, percent, isBlocked, acknowledged, claimed }) => ({
    id,
    percent,
    isBlocked,
    acknowledgedAt: acknowledged?.at ?? null,
    acknowledgedById: acknowledged?.by.userId ?? null,
    claimedAt: claimed?.at ?? null,
    claimStatement: claimed?.statement ?? null,
  }));
  await tx.$executeRaw`
    UPDATE assignments a SET percent = o.percent, is_blocked = o."isBlocked", acknowledged_at = o."acknowledgedAt",
      acknowledged_by_id = o."acknowledgedById", claimed_at = o."claimedAt", claim_statement = o."claimStatement"
    FROM jsonb_to_recordset(${JSON.stringify(assignments)}::jsonb) AS o(id uuid, percent int, "isBlocked" boolean,
      "acknowledgedAt" timestamptz, "acknowledgedById" uuid, "claimedAt" timestamptz, "claimStatement" text)
    WHERE a.id = o.id AND a.workspace_id = ${workspaceId}::uuid`;
}

interface ReadingSetting {
  handedOutOn: CalendarDate;
  today: CalendarDate;
  people: DemoPeople;
  random: Random;
}

/** A reading each quarter, near the line from baseline to the last target. */
async function writeReadings(
  tx: Transaction,
  scope: Scope,
  planId: string,
  { handedOutOn, today, people, random }: ReadingSetting,
): Promise<void> {
  const indicators = await tx.indicator.findMany({
    where: { planId, workspaceId: scope.workspaceId },
    orderBy: { order: "asc" },
    select: { id: true, values: { orderBy: { year: "asc" } } },
  });
  const rows = indicators.flatMap(({ id, values }) => {
    const baseline = values.find(({ kind }) => kind === "baseline");
    const target = values.findLast(({ kind }) => kind === "target");
    if (!baseline || !target || target.year <= baseline.year) return [];
    const from = `${baseline.year}-12-31`;
    const whole = daysBetween(from, `${target.year}-12-31`);
    const gain = Number(target.value) - Number(baseline.value);
    const pace = random.between(70, 115) / 100;
    const decimals = Number.isInteger(gain) && Math.abs(gain) > 5 ? 0 : 1;
    const found = [];
    for (let on = quarterEnd(handedOutOn); on < today; on = quarterEnd(addDays(on, 1))) {
      const share = (daysBetween(from, on) / whole) * pace * (random.between(92, 108) / 100);
      found.push({
        workspaceId: scope.workspaceId,
        indicatorId: id,
        on: toDatabaseDate(on),
        value: (Number(baseline.value) + gain * share).toFixed(decimals),
        enteredById: people.supervisor.userId,
        enteredBy: people.supervisor.name,
        createdAt: instant(addDays(on, 1), 10),
      });
    }
    return found;
  });
  await tx.indicatorReading.createMany({ data: rows });
}

/** Last day of the quarter in which a day lies. */
function quarterEnd(day: CalendarDate): CalendarDate {
  const month = Number(day.slice(5, 7));
  const last = Math.ceil(month / 3) * 3;
  return addDays(
    `${last === 12 ? Number(day.slice(0, 4)) + 1 : day.slice(0, 4)}-${String((last % 12) + 1).padStart(2, "0")}-01`,
    -1,
  );
}
