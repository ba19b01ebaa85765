import { listDepartments } from "@/lib/departments/data";
import { type PlanAccess, planAccess } from "@/lib/plans/loaders";
import {
  countColumns,
  countFacets,
  findCurrentPeriod,
  listLedger,
  listSections,
  readThresholds,
  sumTasks,
} from "./data";
import { mayEditTasks } from "./policy";
import { groupingOf } from "./query/rules";
import { readBoardGrouping, readBoardLanes, readTaskQuery } from "./schema";
import type { BoardGrouping, TaskQuery } from "./types";
import { type BoardView, boardView, type LedgerView, ledgerView } from "./view";

type SearchParams = Record<string, string | string[] | undefined>;

/** What the working table of a plan shows under an address. */
export async function loadLedger(planId: string, params: SearchParams): Promise<LedgerView> {
  return gatherLedger(await planAccess(planId), readTaskQuery(params));
}

/** The same for an actor whose right to the plan has been asked for; as many statements for one task as for many. */
export async function gatherLedger(access: PlanAccess, query: TaskQuery): Promise<LedgerView> {
  const { scope, actor, day, plan } = access;
  const [rows, sums, counts, sections, departments, period] = await Promise.all([
    listLedger(scope, plan.id, day, query),
    sumTasks(scope, plan.id, day, query),
    countFacets(scope, plan.id, day, query),
    listSections(scope, plan.id),
    listDepartments(scope),
    findCurrentPeriod(scope, plan.id, day),
  ]);
  return ledgerView({
    planId: plan.id,
    query,
    grouping: groupingOf(plan.id, query),
    next: null,
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

/** What the board of a plan shows under an address. */
export async function loadBoard(planId: string, params: SearchParams): Promise<BoardView> {
  return gatherBoard(
    await planAccess(planId),
    readTaskQuery(params),
    readBoardGrouping(params),
    readBoardLanes(params),
  );
}

/** The same for an actor whose right to the plan has been asked for. */
export async function gatherBoard(
  access: PlanAccess,
  query: TaskQuery,
  by: BoardGrouping,
  lanes = false,
): Promise<BoardView> {
  const { scope, actor, day, plan } = access;
  const [rows, counts, facets, sections, departments, thresholds] = await Promise.all([
    // Within a column cards stand in the order of the plan, whatever a table would put them under.
    listLedger(scope, plan.id, day, { ...query, group: null }),
    countColumns(scope, plan.id, day, query, by),
    countFacets(scope, plan.id, day, query),
    listSections(scope, plan.id),
    listDepartments(scope),
    readThresholds(scope, plan.id),
  ]);
  return boardView({
    planId: plan.id,
    by,
    lanes,
    query,
    thresholds,
    person: { role: actor.role, departmentId: actor.departmentId },
    rows,
    counts,
    facets,
    sections,
    departments: departments.map(({ id, name }) => ({ id, name })),
  });
}
