import { followSight, type Sight } from "./sight";

/** How many rows are asked for at once: as many as the server sends, or while the list is scrolled, so that neither the answer nor drawing it is felt. */
const most = 1_000;
const few = 150;
/** So many rows beyond those in sight are there before one gets to them. */
const ahead = 250;
/** How long to wait before looking again how far somebody has come, in milliseconds: the answer lays the page out. */
const glance = 150;

interface Reading<Row> {
  /** Where rows are asked for; `after` and `count` are added to it. */
  address: string;
  first: readonly Row[];
  total: number;
  /** Those that have been read before. */
  from: readonly Row[];
  /** How many are wanted beyond the first. */
  wanted: number;
  /** Whether reading goes by what is in sight. */
  isPaced: boolean;
  signal: AbortSignal;
}

/**
 * Reads rows until so many are there as are wanted. While somebody scrolls, only what lies just ahead is read; the rest
 * waits until the list stands still. Throws where an answer fails.
 */
export async function readOn<Row extends { id: string }>(
  { address, first, total, from, wanted, isPaced, signal }: Reading<Row>,
  grow: (rows: readonly Row[], isLast: boolean, isDone: boolean) => void,
): Promise<void> {
  const rows = [...from];
  const sight = isPaced ? followSight(signal) : null;
  let last = rows.at(-1) ?? first.at(-1);
  let isOver = false;
  const isWhole = () => isOver || first.length + rows.length >= total;
  while (!isWhole() && rows.length < wanted) {
    const count = sight ? await turn(sight, total, first.length + rows.length, signal) : most;
    if (signal.aborted) return;
    const asked = new URLSearchParams({ ...(last ? { after: last.id } : {}), count: String(count) });
    const response = await fetch(`${address}${address.includes("?") ? "&" : "?"}${asked}`, { signal });
    if (!response.ok) throw new Error(`rows answer ${response.status}`);
    const page = (await response.json()) as Row[];
    if (signal.aborted) return;
    rows.push(...page);
    isOver = page.length === 0;
    last = page.at(-1) ?? last;
    if (!isWhole()) grow([...rows], false, false);
  }
  grow(rows, isWhole(), true);
}

/** Waits while rows enough are there for whoever scrolls; then how many to ask for. */
async function turn(sight: Sight, total: number, read: number, signal: AbortSignal): Promise<number> {
  while (sight.isMoving() && !signal.aborted) {
    const lacking = sight.reach() * total + ahead - read;
    if (lacking > 0) return lacking > 2 * few ? most : few;
    await new Promise((resolve) => setTimeout(resolve, glance));
  }
  return most;
}
