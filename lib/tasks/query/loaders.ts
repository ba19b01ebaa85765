import { listDepartments } from "@/lib/departments/data";
import { listPlans } from "@/lib/plans/data";
import { type WorkspaceAccess, workspaceAccess } from "@/lib/plans/loaders";
import { listNamedRows, readLedger } from "../data";
import { mayEditTasks } from "../policy";
import { readRowPage, readTaskQuery } from "../schema";
import type { LedgerRow, RowPage, TaskQuery } from "../types";
import { type LedgerView, ledgerView } from "../view";
import { following, groupingOf } from "./rules";

type SearchParams = Record<string, string | string[] | undefined>;

/** How many rows a page comes with; the others are read when somebody looks further. */
const firstRows = 100;

/** What the table across all plans under way shows under an address. */
export async function loadLedgerAcross(params: SearchParams): Promise<LedgerView> {
  return gatherLedgerAcross(await workspaceAccess(), readTaskQuery(params));
}

/** The same for an actor who has been asked for; as many statements for one plan as for many. */
export async function gatherLedgerAcross(
  { scope, actor, day }: WorkspaceAccess,
  query: TaskQuery,
  limit = firstRows,
): Promise<LedgerView> {
  const [{ rows, sums, counts }, departments, plans] = await Promise.all([
    readLedger(scope, null, day, query, limit),
    listDepartments(scope),
    listPlans(scope),
  ]);
  return ledgerView({
    planId: null,
    query,
    grouping: groupingOf(null, query),
    plans: plans.map(({ id, title }) => ({ id, name: title })),
    rows,
    sums,
    counts,
    sections: [],
    departments: departments.map(({ id, name }) => ({ id, name })),
    // Each plan has its own.
    period: null,
    mayEdit: mayEditTasks(actor),
  });
}

/** The rows of that table that come after one of them. */
export async function loadLedgerRowsAcross(params: SearchParams): Promise<LedgerRow[]> {
  return gatherLedgerRowsAcross(await workspaceAccess(), readTaskQuery(params), readRowPage(params));
}

/** In the order of the page that they follow, which is computed once for as long as nothing changes. */
export async function gatherLedgerRowsAcross(
  { scope, day }: WorkspaceAccess,
  query: TaskQuery,
  page: RowPage,
): Promise<LedgerRow[]> {
  const { order } = await readLedger(scope, null, day, query, firstRows);
  return listNamedRows(scope, null, day, following(order, page));
}
