import { mayHandOut } from "@/lib/handing-out/policy";
import { listOpenImports } from "@/lib/imports/data";
import { mayImport } from "@/lib/imports/policy";
import type { OpenImport } from "@/lib/imports/types";
import { listIndicators } from "@/lib/indicators/data";
import { type IndicatorView, indicatorView } from "@/lib/indicators/view";
import { findPlanOrigin, listPlanEvents, listPlans } from "@/lib/plans/data";
import { type PlanAccess, planAccess, workspaceAccess } from "@/lib/plans/loaders";
import { mayArchive } from "@/lib/plans/policy";
import type { PlanEvent, PlanHead, PlanOrigin } from "@/lib/plans/types";
import { type Light, lights } from "@/lib/tasks/types";
import {
  countUnreviewed,
  listCompletionDays,
  listLightChanges,
  listRedTasks,
  listTasksOnDay,
  sumsByPlan,
  sumsBySection,
  sumsOnDays,
} from "./data";
import { listLeague, listPunctuality } from "./departments/data";
import { type LeagueView, leagueView } from "./departments/view";
import { type ShownDays, shownDays } from "./rules";
import type {
  Finding,
  LightChange,
  Moment,
  PlanWithSums,
  RedTask,
  SectionSums,
  Sums,
  TaskOnDay,
} from "./types";
import { type CompletionView, completionView, lastRates } from "./view";

export type Query = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** Red tasks that a page tells in full. */
const mostRed = 50;
const latestEvents = 12;

export interface PlanDashboard {
  plan: PlanHead;
  workspaceName: string;
  today: string;
  days: ShownDays;
  finding: Promise<Finding>;
  changes: Promise<LightChange[]>;
  sections: Promise<SectionSums[]>;
  completion: Promise<CompletionView>;
  red: Promise<RedTask[]>;
  league: Promise<LeagueView>;
  indicators: Promise<IndicatorView[]>;
}

/** Everything the dashboard of a plan shows, each part on its way by itself: ten statements however many tasks there are. */
export async function planDashboard(planId: string, query: Query): Promise<PlanDashboard> {
  const { actor, scope, day: today, plan } = await planAccess(planId);
  const wish = { asOf: one(query.asOf), against: one(query.against) };
  const days = shownDays(wish, { handedOutOn: plan.handedOutOn, today });
  const moment: Moment = { day: days.day, today };
  const punctuality = listPunctuality(scope, { planId }, moment);
  return {
    plan,
    workspaceName: actor.workspaceName,
    today,
    days,
    finding: Promise.all([
      sumsOnDays(scope, planId, moment, days.before),
      punctuality,
      countUnreviewed(scope, planId, moment),
    ]).then(([sums, rows, unreviewed]) => ({ ...sums, rates: lastRates(rows), unreviewed })),
    changes: listLightChanges(scope, planId, moment, days.before),
    sections: sumsBySection(scope, planId, moment),
    completion: listCompletionDays(scope, planId, moment).then((rows) =>
      completionView(rows, plan, days.day),
    ),
    red: listRedTasks(scope, planId, moment, mostRed),
    league: Promise.all([listLeague(scope, planId, moment), punctuality]).then(([rows, months]) =>
      leagueView(rows, months),
    ),
    indicators: listIndicators(scope, planId, days.day).then((rows) => rows.map(indicatorView)),
  };
}

export interface TasksOnDay {
  plan: PlanHead;
  day: string;
  light: Light | null;
  tasks: TaskOnDay[];
}

/** The rows behind the figures of a past day. */
export async function tasksOnDay(planId: string, query: Query): Promise<TasksOnDay> {
  const { scope, day: today, plan } = await planAccess(planId);
  const wish = { asOf: one(query.asOf), against: undefined };
  const { day } = shownDays(wish, { handedOutOn: plan.handedOutOn, today });
  const wished = one(query.light);
  const light = lights.find((value) => value === wished) ?? null;
  return { plan, day, light, tasks: await listTasksOnDay(scope, planId, { day, today }, light) };
}

export interface PlanOverview {
  access: PlanAccess;
  /** Whether the reader hands out its tasks, revises it and sets its lights; nobody does once it is archived. */
  mayManage: boolean;
  mayArchive: boolean;
  origin: PlanOrigin | null;
  sums: Sums;
  before: Sums | null;
  sections: Promise<SectionSums[]>;
  league: Promise<LeagueView>;
  events: Promise<PlanEvent[]>;
  indicators: Promise<IndicatorView[]>;
}

/** What a plan is and where it stands today. */
export async function planOverview(planId: string): Promise<PlanOverview> {
  const access = await planAccess(planId);
  const { scope, day, actor, plan } = access;
  const moment: Moment = { day, today: day };
  const { before } = shownDays(
    { asOf: undefined, against: undefined },
    { handedOutOn: plan.handedOutOn, today: day },
  );
  const sections = sumsBySection(scope, planId, moment);
  const league = listLeague(scope, planId, moment).then((rows) => leagueView(rows, []));
  const events = listPlanEvents(scope, planId, latestEvents);
  const indicators = listIndicators(scope, planId, day).then((rows) => rows.map(indicatorView));
  const [origin, sums] = await Promise.all([
    findPlanOrigin(scope, planId),
    sumsOnDays(scope, planId, moment, before),
  ]);
  return {
    access,
    mayManage: mayHandOut(actor) && plan.status === "active",
    mayArchive: mayArchive(actor),
    origin,
    sums: sums.now,
    before: sums.before,
    sections,
    league,
    events,
    indicators,
  };
}

export interface PlansPage {
  mayImport: boolean;
  plans: PlanWithSums[];
  /** Imports that wait for somebody to go on with them; only for those who import. */
  open: OpenImport[];
}

async function plansWithSums(scope: PlanAccess["scope"], moment: Moment): Promise<PlanWithSums[]> {
  const [plans, sums] = await Promise.all([listPlans(scope), sumsByPlan(scope, moment)]);
  const byPlan = new Map(sums.map((row) => [row.planId, row]));
  return plans.map((plan) => ({ ...plan, sums: byPlan.get(plan.id) ?? null }));
}

export async function plansPage(): Promise<PlansPage> {
  const { actor, scope, day } = await workspaceAccess();
  const imports = mayImport(actor);
  const [plans, open] = await Promise.all([
    plansWithSums(scope, { day, today: day }),
    imports ? listOpenImports(scope) : [],
  ]);
  return { mayImport: imports, plans, open };
}

export interface WorkspaceDashboard {
  workspaceName: string;
  today: string;
  before: string;
  mayImport: boolean;
  plans: PlanWithSums[];
  finding: Promise<Finding>;
  red: Promise<RedTask[]>;
  league: Promise<LeagueView>;
}

/** All active plans of the workspace together. */
export async function workspaceDashboard(): Promise<WorkspaceDashboard> {
  const { actor, scope, day } = await workspaceAccess();
  const moment: Moment = { day, today: day };
  const { before } = shownDays({ asOf: undefined, against: undefined }, { handedOutOn: null, today: day });
  const punctuality = listPunctuality(scope, { planId: null }, moment);
  const finding = Promise.all([
    sumsOnDays(scope, null, moment, before),
    punctuality,
    countUnreviewed(scope, null, moment),
  ]).then(([sums, rows, unreviewed]) => ({ ...sums, rates: lastRates(rows), unreviewed }));
  const red = listRedTasks(scope, null, moment, mostRed);
  const league = Promise.all([listLeague(scope, null, moment), punctuality]).then(([rows, months]) =>
    leagueView(rows, months),
  );
  return {
    workspaceName: actor.workspaceName,
    today: day,
    before,
    mayImport: mayImport(actor),
    plans: await plansWithSums(scope, moment),
    finding,
    red,
    league,
  };
}
