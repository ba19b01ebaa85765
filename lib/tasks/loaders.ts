import { listDepartments } from "@/lib/departments/data";
import { type PlanAccess, planAccess } from "@/lib/plans/loaders";
import { findCurrentPeriod, listNamedRows, listSections, readLedger } from "./data";
import { mayEditTasks } from "./policy";
import { following, groupingOf } from "./query/rules";
import { readRowPage, readTaskQuery } from "./schema";
import type { LedgerRow, RowPage, TaskQuery } from "./types";
import { type LedgerView, ledgerView } from "./view";

type SearchParams = Record<string, string | string[] | undefined>;

/** How many rows a page comes with; the others are read when somebody looks further. */
const firstRows = 100;
/** What the working table of a plan shows under an address. */
export async function loadLedger(planId: string, params: SearchParams): Promise<LedgerView> {
  return gatherLedger(await planAccess(planId), readTaskQuery(params));
}

/** The rows of the table that come after one of them. */
export async function loadLedgerRows(planId: string, params: SearchParams): Promise<LedgerRow[]> {
  return gatherLedgerRows(await planAccess(planId), readTaskQuery(params), readRowPage(params));
}

/** In the order of the page that they follow, which is computed once for as long as nothing changes. */
export async function gatherLedgerRows(
  { scope, day, plan }: PlanAccess,
  query: TaskQuery,
  page: RowPage,
): Promise<LedgerRow[]> {
  const { order } = await readLedger(scope, plan.id, day, query, firstRows);
  return listNamedRows(scope, plan.id, day, following(order, page));
}

/** The same for an actor whose right to the plan has been asked for; as many statements for one task as for many. */
export async function gatherLedger(
  access: PlanAccess,
  query: TaskQuery,
  limit = firstRows,
): Promise<LedgerView> {
  const { scope, actor, day, plan } = access;
  const [{ rows, sums, counts }, sections, departments, period] = await Promise.all([
    readLedger(scope, plan.id, day, query, limit),
    listSections(scope, plan.id),
    listDepartments(scope),
    findCurrentPeriod(scope, plan.id, day),
  ]);
  return ledgerView({
    planId: plan.id,
    query,
    grouping: groupingOf(plan.id, query),
    plans: [],
    rows,
    sums,
    counts,
    sections,
    departments: departments.map(({ id, name }) => ({ id, name })),
    period,
    mayEdit: mayEditTasks(actor) && plan.status === "active",
  });
}
