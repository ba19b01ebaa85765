import { getTranslations } from "next-intl/server";
import { listDepartments } from "@/lib/departments/data";
import { type PlanAccess, planAccess } from "@/lib/plans/loaders";
import {
  countColumns,
  countFacets,
  findOpenPeriod,
  listLedger,
  listSections,
  readThresholds,
  sumTasks,
} from "./data";
import { mayEditTasks } from "./policy";
import { readBoardGrouping, readTaskIds, readTaskQuery } from "./schema";
import type { BoardGrouping, TaskQuery } from "./types";
import { type BoardView, boardView, type LedgerView, ledgerCsv, ledgerView } from "./view";

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
    findOpenPeriod(scope, plan.id, day),
  ]);
  return ledgerView({
    planId: plan.id,
    query,
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
  return gatherBoard(await planAccess(planId), readTaskQuery(params), readBoardGrouping(params));
}

/** The same for an actor whose right to the plan has been asked for. */
export async function gatherBoard(
  access: PlanAccess,
  query: TaskQuery,
  by: BoardGrouping,
): Promise<BoardView> {
  const { scope, actor, day, plan } = access;
  const [rows, counts, facets, sections, departments, thresholds] = await Promise.all([
    listLedger(scope, plan.id, day, query),
    countColumns(scope, plan.id, day, query, by),
    countFacets(scope, plan.id, day, query),
    listSections(scope, plan.id),
    listDepartments(scope),
    readThresholds(scope, plan.id),
  ]);
  return boardView({
    planId: plan.id,
    by,
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

/** The rows of the working table as a CSV file in the reader's language; `ids` narrows it to chosen tasks. */
export async function loadLedgerCsv(
  planId: string,
  params: SearchParams,
): Promise<{ fileName: string; text: string }> {
  const { scope, day, plan } = await planAccess(planId);
  const [rows, t] = await Promise.all([
    listLedger(scope, plan.id, day, readTaskQuery(params)),
    getTranslations(),
  ]);
  const chosen = readTaskIds(params);
  const text = ledgerCsv(chosen ? rows.filter(({ id }) => chosen.has(id)) : rows, {
    header: [
      t("table.columns.number"),
      t("table.columns.name"),
      t("table.columns.lead"),
      t("table.columns.responsible"),
      t("table.columns.cooperating"),
      t("table.columns.deadline"),
      t("terms.lightName"),
      t("terms.progress"),
      t("table.columns.status"),
    ],
    light: (row) => t(`terms.light.${row.light}`),
    status: (row) => t(`terms.taskStatus.${row.status}`),
    deadline: (row) =>
      row.deadlineOn ?? row.deadlineWords ?? t(`terms.deadlineKind.${row.deadlineKind ?? "none"}`),
  });
  return { fileName: `${plan.title}-${t("table.title")}-${day}.csv`, text };
}
