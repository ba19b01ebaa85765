import { readAudit } from "@/lib/audit/data";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/auth/types";
import { addDays, type CalendarDate, dayOf, daysBetween, monthStart } from "@/lib/calendar/date";
import { listLightChanges, listRedTasks, sumsByPlan, sumsOnDays } from "@/lib/dashboards/data";
import { listDepartments } from "@/lib/departments/data";
import { listWaitingExtensions } from "@/lib/extensions/data";
import { decidableStates } from "@/lib/extensions/rules";
import type { ExtensionState, WaitingExtension } from "@/lib/extensions/types";
import { extensionLine } from "@/lib/extensions/view";
import { listOpenImports } from "@/lib/imports/data";
import { type InstructionFilter, listInstructions } from "@/lib/instructions/data";
import type { InstructionLine } from "@/lib/instructions/types";
import { addressable, instructionLine } from "@/lib/instructions/view";
import { listAskedSteps } from "@/lib/milestones/data";
import { listPlans } from "@/lib/plans/data";
import { listOpenProblems, type ProblemFilter } from "@/lib/problems/data";
import type { PlacedProblem } from "@/lib/problems/types";
import { problemLine } from "@/lib/problems/view";
import { listOwedReports, listWaitingReports, readReturnReasons } from "@/lib/reports/data";
import { reviewableStatuses } from "@/lib/reports/rules";
import { firstDue, historyEntry } from "@/lib/reports/view";
import { countPeople, findSignOffRecord, listComingDeadlines, listDeclined, listToAcknowledge } from "./data";
import type { DepartmentDesk, Desk, LeaderDesk } from "./types";

const manyWaiting = 100;
const mostRed = 12;
const mostDeadlines = 6;
const latestEvents = 15;

/** What waits for the person who is signed in; each part comes by itself. */
export async function loadDesk(): Promise<Desk> {
  const actor = await pageActor();
  const day = dayOf(new Date(), actor.timeZone);
  return { actor, day, room: roomFor(actor, day) };
}

/** The parts of the desk for one person and day. */
export function roomFor(actor: Actor, day: CalendarDate): Desk["room"] {
  const scope = scopeOf(actor);
  switch (actor.role) {
    case "officer":
    case "head":
      return departmentDesk(actor, scope, day, actor.departmentId ?? "");
    case "supervisor":
      return {
        kind: "supervisor",
        waiting: listWaitingReports(
          scope,
          { statuses: reviewableStatuses(actor.signOffRequired), reader: actor.userId, limit: manyWaiting },
          day,
        ),
        extensions: extensionsFor(actor, scope, day, decidableStates(actor.signOffRequired)),
        returnReasons: readReturnReasons(scope),
        instructions: instructionsFor(actor, scope, day, null),
        problems: problemsFor(actor, scope, day, null),
        declined: listDeclined(scope, day),
        red: listRedTasks(scope, null, { day, today: day }, mostRed),
        imports: listOpenImports(scope),
      };
    case "leader":
      return leaderDesk(actor, scope, day);
    case "administrator":
      return {
        kind: "administrator",
        people: countPeople(scope),
        events: readAudit(scope, { limit: latestEvents }).then(({ rows }) => rows.map(historyEntry)),
      };
  }
}

function departmentDesk(actor: Actor, scope: Scope, day: CalendarDate, departmentId: string): DepartmentDesk {
  const signs = actor.role === "head" && actor.signOffRequired;
  return {
    kind: "department",
    owed: listOwedReports(scope, { departmentId }, day).then((entries) => ({
      entries,
      daysLeft: daysBetween(day, firstDue(entries) ?? day),
    })),
    signatures: signs
      ? listWaitingReports(
          scope,
          { statuses: ["submitted"], reader: actor.userId, departmentId, limit: manyWaiting },
          day,
        )
      : null,
    extensions: signs ? extensionsFor(actor, scope, day, ["asked"], departmentId) : Promise.resolve([]),
    returnReasons: signs ? readReturnReasons(scope) : Promise.resolve([]),
    instructions: instructionsFor(actor, scope, day, { departmentId }),
    problems: problemsFor(actor, scope, day, { departmentId }),
    toAcknowledge: listToAcknowledge(scope, departmentId, day),
    askedSteps: listAskedSteps(scope, departmentId),
    deadlines: listComingDeadlines(scope, { departmentId, limit: mostDeadlines }, day),
    signOff: actor.signOffRequired
      ? findSignOffRecord(scope, departmentId, monthStart(day))
      : Promise.resolve(null),
  };
}

async function extensionsFor(
  actor: Actor,
  scope: Scope,
  day: CalendarDate,
  states: ExtensionState[],
  departmentId?: string,
): Promise<WaitingExtension[]> {
  const rows = await listWaitingExtensions(scope, { states, departmentId }, day);
  return rows.map((row) => extensionLine(actor, row));
}

async function problemsFor(
  actor: Actor,
  scope: Scope,
  day: CalendarDate,
  filter: ProblemFilter,
): Promise<PlacedProblem[]> {
  return (await listOpenProblems(scope, filter, day)).map((row) => problemLine(actor, row, day));
}

async function instructionsFor(
  actor: Actor,
  scope: Scope,
  day: CalendarDate,
  filter: InstructionFilter,
): Promise<InstructionLine[]> {
  return (await listInstructions(scope, filter, day)).map((row) => instructionLine(actor, row, day));
}

function leaderDesk(actor: Actor, scope: Scope, day: CalendarDate): LeaderDesk {
  const before = addDays(monthStart(day), -1);
  const moment = { day, today: day };
  return {
    kind: "leader",
    instructions: instructionsFor(actor, scope, day, { givenById: actor.userId }),
    problems: problemsFor(actor, scope, day, { addressee: "leader" }),
    departments: listDepartments(scope).then(addressable),
    before,
    sums: sumsOnDays(scope, null, moment, before),
    plans: Promise.all([listPlans(scope), sumsByPlan(scope, moment)]).then(([plans, sums]) =>
      plans
        .filter(({ status }) => status === "active")
        .map((plan) => ({ plan, sums: sums.find(({ planId }) => planId === plan.id) ?? null })),
    ),
    red: listRedTasks(scope, null, moment, mostRed),
    changes: listLightChanges(scope, null, moment, before),
  };
}
