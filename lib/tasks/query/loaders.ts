import { listDepartments } from "@/lib/departments/data";
import { listPlans } from "@/lib/plans/data";
import { type WorkspaceAccess, workspaceAccess } from "@/lib/plans/loaders";
import { listLedger, readLedger } from "../data";
import { mayEditTasks } from "../policy";
import { readAfter, readTaskQuery } from "../schema";
import type { LedgerRow, TaskQuery } from "../types";
import { type LedgerView, ledgerView } from "../view";
import { groupingOf } from "./rules";

type SearchParams = Record<string, string | string[] | undefined>;

/** How many rows the page comes with, and how many of the others are read at once when somebody looks further. */
const firstRows = 100;
const moreRows = 1_000;

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
    readLedger(scope, null, day, query, { after: null, limit }),
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
  const { scope, day } = await workspaceAccess();
  return listLedger(scope, null, day, readTaskQuery(params), { after: readAfter(params), limit: moreRows });
}
