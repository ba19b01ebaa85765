import { asRecorded } from "@/lib/audit/as-recorded";
import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { facetsOf, month, rowsOf, sortKeys } from "../data";
import { baseOf, passing } from "../query/data";
import type { TaskQuery } from "../types";
import type { BoardGrouping, BoardPiles, BoardRead } from "./types";

const columnKeys: Record<BoardGrouping, Prisma.Sql> = {
  status: Prisma.sql`b.status`,
  light: Prisma.sql`b.light`,
  department: Prisma.sql`b.lead_id::text`,
  section: Prisma.sql`b.section_id::text`,
  month,
};

/** The order in which columns stand, of those groupings that have more than a screen of them. */
const columnOrders: Record<BoardGrouping, Prisma.Sql> = {
  status: Prisma.sql`b.key`,
  light: Prisma.sql`b.key`,
  department: Prisma.sql`b.key IS NOT NULL, d."order", d.name`,
  section: Prisma.sql`c."order" NULLS FIRST`,
  month: Prisma.sql`b.key`,
};

/** Columns that a board comes with the cards of: those beyond read theirs when they come into sight. */
const firstColumns = 8;
/** Cut across by section, it comes with about so many cards in the upper sections, and these with so many cells. */
const cardsOfLanes = 120;
const cellsOfLanes = 240;

/**
 * The tasks of each pile in the order of the plan; the column of the work under way is split by light and read in that
 * order. To follow `base`.
 */
function piledOf(query: TaskQuery, { by, lanes }: BoardPiles): Prisma.Sql {
  const order = Prisma.sql`CASE WHEN b.key = 'in_progress' AND ${!lanes} THEN ${sortKeys.light} END, c."order" NULLS FIRST, b."order"`;
  const parted = lanes ? Prisma.sql`b.key, b.section_id` : Prisma.sql`b.key`;
  return Prisma.sql`
    piled AS MATERIALIZED (
      SELECT b.*, c."order" AS lane, row_number() OVER (PARTITION BY ${parted} ORDER BY ${order}) AS rank,
        dense_rank() OVER (ORDER BY ${columnOrders[by]}) AS column_place
      FROM (SELECT b.*, ${columnKeys[by]} AS key FROM base b WHERE ${passing(query)}) b
      LEFT JOIN sections c ON c.id = b.section_id
      LEFT JOIN departments d ON d.id = b.lead_id
    )`;
}

/** Of the first tasks of each pile those that are in sight at first; to follow `piled`. */
function inSight(lanes: boolean, limit: number): Prisma.Sql {
  // The column of the work under way sets its cards in two rows.
  const most = lanes
    ? Prisma.sql`${limit}`
    : Prisma.sql`${limit} * CASE b.key WHEN 'in_progress' THEN 2 ELSE 1 END`;
  const first = Prisma.sql`
    SELECT b.* FROM piled b WHERE b.rank <= ${most} AND b.column_place <= ${firstColumns}`;
  if (!lanes) return first;
  return Prisma.sql`
    SELECT b.* FROM (
      SELECT b.*, count(*) OVER (ORDER BY b.lane NULLS FIRST) - count(*) OVER (PARTITION BY b.lane) AS above,
        dense_rank() OVER (ORDER BY b.lane NULLS FIRST) AS lane_place
      FROM (${first}) b
    ) b
    WHERE b.above < ${cardsOfLanes}
      AND b.lane_place <= greatest(2, ${cellsOfLanes} / (SELECT max(p.column_place) FROM piled p))`;
}

/**
 * Piles in their order, the first cards of those in sight, and all counts: by column, section and light, and of the
 * choices. One statement.
 */
export const readBoard = asRecorded(
  async (
    scope: Scope,
    planId: string,
    day: CalendarDate,
    query: TaskQuery,
    piles: BoardPiles,
    limit: number,
  ): Promise<BoardRead> => {
    const lane = piles.lanes ? Prisma.sql`b.section_id` : Prisma.sql`NULL`;
    const [read] = await database().$queryRaw<BoardRead[]>`
    ${baseOf(scope, planId, day, query)},
    ${piledOf(query, piles)},
    picked AS MATERIALIZED (
      SELECT b.*, row_number() OVER (ORDER BY b.rank, b."order") AS place FROM (${inSight(piles.lanes, limit)}) b
    )
    SELECT (SELECT coalesce(jsonb_agg(r), '[]') FROM (${rowsOf(scope, planId)}) r) AS rows,
      (SELECT coalesce(jsonb_agg(k), '[]') FROM (
        SELECT b.key, ${lane} AS "sectionId", array_agg(b.id ORDER BY b.rank) AS ids FROM piled b GROUP BY 1, 2) k) AS piles,
      (SELECT coalesce(jsonb_agg(k), '[]') FROM (
        SELECT b.key, b.section_id AS "sectionId", b.light, count(*)::int AS count FROM piled b GROUP BY 1, 2, 3) k) AS counts,
      (SELECT coalesce(jsonb_agg(f), '[]') FROM (${facetsOf(planId, query)}) f) AS facets`;
    return read ?? { rows: [], piles: [], counts: [], facets: [] };
  },
);
