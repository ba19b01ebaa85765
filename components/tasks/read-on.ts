import { followSight, type Sight } from "./sight";

/** How many rows are asked for at once: as many as the server sends, or so few that neither the answer nor drawing it is felt. */
const most = 1_000;
const few = 150;
/** So many rows beyond those in sight are there before one gets to them. */
const ahead = 250;
/** How long to wait before looking again how far somebody has come, in milliseconds. */
const glance = 100;
/** How long to wait after an answer that failed; twice as long after each further one, up to the longest. */
const shortest = 2_000;
const longest = 60_000;

interface Reading<Row> {
  /** Where rows are asked for; `after` and `count` are added to it. */
  address: string;
  first: readonly Row[];
  total: number;
  /** Those that have been read before. */
  from: readonly Row[];
  signal: AbortSignal;
  /** Is told of all rows that are there beyond the first, and whether reading is done. */
  grow: (rows: readonly Row[], isLast: boolean, isDone: boolean) => void;
}

/** Reads rows until so many are there beyond the first as are wanted. Throws where an answer fails. */
export async function readUpTo<Row extends { id: string }>(
  wanted: number,
  { first, total, from, grow, ...reading }: Reading<Row>,
): Promise<void> {
  let rows = from;
  let isLast = first.length + rows.length >= total;
  while (!isLast && rows.length < wanted) {
    const page = await ask(reading, rows.at(-1) ?? first.at(-1), most);
    rows = [...rows, ...page];
    isLast = page.length === 0 || first.length + rows.length >= total;
  }
  grow(rows, isLast, true);
}

/**
 * Reads all rows. What lies just ahead of somebody is read at once and a little at a time; the rest, once they look
 * further or stay (or `isWanted`), and while the list stands still. What fails is tried again.
 */
export async function readAhead<Row extends { id: string }>(
  isWanted: () => boolean,
  { first, total, from, grow, ...reading }: Reading<Row>,
): Promise<void> {
  const { signal } = reading;
  const sight = followSight(signal);
  let rows = from;
  let isLast = first.length + rows.length >= total;
  let failed = shortest;
  await idle(() => isWanted() || sight.isSought());
  while (!isLast && !signal.aborted) {
    const count = due(sight, total, first.length + rows.length, isWanted());
    if (count === 0) {
      await pause(glance);
      continue;
    }
    try {
      const page = await ask(reading, rows.at(-1) ?? first.at(-1), count);
      rows = [...rows, ...page];
      isLast = page.length === 0 || first.length + rows.length >= total;
      failed = shortest;
      if (!isLast) grow(rows, false, false);
    } catch {
      if (signal.aborted) return;
      await pause(failed);
      failed = Math.min(2 * failed, longest);
    }
  }
  if (!signal.aborted) grow(rows, isLast, true);
}

/** How many rows to ask for now, where so many are there. */
function due(sight: Sight, total: number, read: number, isWanted: boolean): number {
  const lacking = sight.reach() * total + ahead - read;
  if (lacking > 0) return lacking > 2 * few ? most : few;
  return (isWanted || sight.isSought()) && !sight.isMoving() ? most : 0;
}

async function ask<Row extends { id: string }>(
  { address, signal }: { address: string; signal: AbortSignal },
  last: Row | undefined,
  count: number,
): Promise<Row[]> {
  const asked = new URLSearchParams({ ...(last ? { after: last.id } : {}), count: String(count) });
  const response = await fetch(`${address}${address.includes("?") ? "&" : "?"}${asked}`, { signal });
  if (!response.ok) throw new Error(`rows answer ${response.status}`);
  const page = (await response.json()) as Row[];
  signal.throwIfAborted();
  return page;
}

function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

/** What the page itself still has to do comes first, unless somebody looks further already. */
async function idle(isLate: () => boolean): Promise<void> {
  // Not every browser says when it has nothing to do.
  let isIdle = !("requestIdleCallback" in window);
  if (!isIdle)
    window.requestIdleCallback(() => {
      isIdle = true;
    });
  while (!isIdle && !isLate()) await pause(glance);
}
