import { listDepartments } from "@/lib/departments/data";
import { type PlanAccess, planAccess } from "@/lib/plans/loaders";
import {
  findCurrentPeriod,
  listNamedRows,
  listSections,
  readBoard,
  readLedger,
  readThresholds,
} from "./data";
import { mayEditTasks } from "./policy";
import { following, groupingOf } from "./query/rules";
import { readPile, readPiles, readRowPage, readTaskQuery } from "./schema";
import type { BoardPiles, LedgerRow, Pile, RowPage, TaskQuery } from "./types";
import { type BoardCard, type BoardView, boardCard, boardView, type LedgerView, ledgerView } from "./view";

type SearchParams = Record<string, string | string[] | undefined>;

/** How many rows a page comes with; the others are read when somebody looks further. */
const firstRows = 100;
/** The same for each column of a board that is in sight: a screen or two. Cut across by section there are many more piles. */
const firstCards = 12;
const firstCardsOfLane = 6;
const moreCards = 60;

const firstOf = (lanes: boolean) => (lanes ? firstCardsOfLane : firstCards);

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

/** What the board of a plan shows under an address. */
export async function loadBoard(planId: string, params: SearchParams): Promise<BoardView> {
  return gatherBoard(await planAccess(planId), readTaskQuery(params), readPiles(params));
}

/** The cards that follow one in its column, or in its section of the column. */
export async function loadCards(planId: string, params: SearchParams): Promise<BoardCard[]> {
  const access = await planAccess(planId);
  const pile = readPile(params);
  if (pile === null) return [];
  const page = { ...readRowPage(params), limit: moreCards };
  return gatherCards(access, readTaskQuery(params), readPiles(params), pile, page);
}

/** In the order of the board that they belong to, which is computed once for as long as nothing changes. */
export async function gatherCards(
  { scope, actor, day, plan }: PlanAccess,
  query: TaskQuery,
  { by, lanes }: BoardPiles,
  pile: Pile,
  page: RowPage,
): Promise<BoardCard[]> {
  const board = await readBoard(scope, plan.id, day, query, { by, lanes }, firstOf(lanes));
  const own = board.piles.find(
    ({ key, sectionId }) => key === pile.key && (!lanes || sectionId === pile.sectionId),
  );
  const rows = await listNamedRows(scope, plan.id, day, following(own?.ids ?? [], page));
  const mover = plan.status === "active" ? actor : null;
  return rows.map((row) => boardCard(mover, row));
}

/** The same for an actor whose right to the plan has been asked for. */
export async function gatherBoard(
  access: PlanAccess,
  query: TaskQuery,
  { by, lanes }: BoardPiles,
  limit = firstOf(lanes),
): Promise<BoardView> {
  const { scope, actor, day, plan } = access;
  const [{ rows, counts, facets }, sections, departments, thresholds] = await Promise.all([
    readBoard(scope, plan.id, day, query, { by, lanes }, limit),
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
    person: plan.status === "active" ? actor : null,
    rows,
    counts,
    facets,
    sections,
    departments: departments.map(({ id, name }) => ({ id, name })),
  });
}
