import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { planAccess } from "@/lib/plans/loaders";
import { findByMilestone, listLacking, listPeriodDepartments, listPeriods, listPeriodTasks } from "./data";
import { mayManagePeriods } from "./policy";
import { periodLabel } from "./rules";
import type { PeriodsPage } from "./types";
import { chosenPeriod, lackingCsv, viewOf } from "./view";

type Query = Record<string, string | string[] | undefined>;

function one(query: Query, name: string): string | undefined {
  const value = query[name];
  return Array.isArray(value) ? value[0] : value;
}

/** For the reporting page of a plan. */
export async function loadPeriods(planId: string, query: Query): Promise<PeriodsPage> {
  const { scope, plan, day, actor } = await planAccess(planId);
  const moment = { day, timeZone: actor.timeZone };
  const periods = await listPeriods(scope, plan.id, moment);
  const chosen = chosenPeriod(periods, one(query, "period"));
  const view = viewOf(one(query, "view"));
  const asked = chosen && chosen.state !== "upcoming" ? chosen.id : null;
  const [byMilestone, departments, tasks, lacking] = await Promise.all([
    findByMilestone(scope, plan.id),
    // Those who owe are also whom a supervisor urges.
    asked ? listPeriodDepartments(scope, plan.id, asked, moment) : [],
    asked && view === "tasks" ? listPeriodTasks(scope, plan.id, asked, moment) : [],
    asked && view === "list" ? listLacking(scope, plan.id, asked, moment) : [],
  ]);
  return {
    plan,
    day,
    mayManage: mayManagePeriods(actor) && plan.status === "active" && plan.handedOut,
    periods,
    chosen,
    view,
    departments,
    tasks,
    lacking,
    byMilestone,
  };
}

/** The list of a period as a file. */
export async function loadLackingCsv(
  planId: string,
  periodId: string | null,
): Promise<{ fileName: string; text: string }> {
  const { scope, plan, day, actor } = await planAccess(planId);
  const moment = { day, timeZone: actor.timeZone };
  const period = (await listPeriods(scope, plan.id, moment)).find(({ id }) => id === periodId);
  if (!period || period.state === "upcoming") notFound();
  const [parts, t, roles] = await Promise.all([
    listLacking(scope, plan.id, period.id, moment),
    getTranslations("periods"),
    getTranslations("terms.role"),
  ]);
  const columns = ["department", "number", "task", "role", "outcome", "on"] as const;
  const text = lackingCsv(parts, {
    header: columns.map((column) => t(`list.columns.${column}`)),
    role: (part) => roles(part.role),
    outcome: (part) => (part.madeUpOn ? t("list.madeUp") : t(`outcome.${part.outcome}`)),
  });
  return { fileName: `${plan.title}-${periodLabel(period)}-${t("list.file")}.csv`, text };
}
