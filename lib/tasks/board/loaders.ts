import { listDepartments } from "@/lib/departments/data";
import { type PlanAccess, planAccess } from "@/lib/plans/loaders";
import { listNamedRows, listSections, readThresholds } from "../data";
import { following } from "../query/rules";
import { readRowPage, readTaskQuery } from "../schema";
import type { RowPage, TaskQuery } from "../types";
import { readBoard } from "./data";
import { readPile, readPiles } from "./schema";
import type { BoardPiles, Pile } from "./types";
import { type BoardCard, type BoardView, boardCard, boardView } from "./view";

type SearchParams = Record<string, string | string[] | undefined>;

/** How many cards each column that is in sight comes with: a screen or two. Cut across by section there are many more piles. */
const firstCards = 12;
const firstCardsOfLane = 6;
const moreCards = 60;

const firstOf = (lanes: boolean) => (lanes ? firstCardsOfLane : firstCards);

/** What the board of a plan shows under an address. */
export async function loadBoard(planId: string, params: SearchParams): Promise<BoardView> {
  return gatherBoard(await planAccess(planId), readTaskQuery(params), readPiles(params));
}

/** The cards that follow one in its column, or in its section of the column. */
export async function loadCards(planId: string, params: SearchParams): Promise<BoardCard[]> {
  const access = await planAccess(planId);
  const page = { ...readRowPage(params), limit: moreCards };
  return gatherCards(access, readTaskQuery(params), readPiles(params), readPile(params), page);
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
