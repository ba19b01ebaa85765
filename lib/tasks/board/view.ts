import { mayTakeStepOn } from "../policy";
import { type FacetOptions, facetOptions } from "../query/view";
import { answerable, statusAfter, stepBetween, stepNeedsReason, type TaskStep, taskSteps } from "../rules";
import {
  type FacetCount,
  type LedgerRow,
  type Light,
  lights,
  type Party,
  type SectionTitle,
  type TaskQuery,
  type TaskStatus,
  type Thresholds,
  taskStatuses,
} from "../types";
import { keyOf, type Named, namedSection, sectionName } from "../view";
import type { BoardGrouping, ColumnCount } from "./types";

/** A board sends many of them: what a card shows and what a step needs, and nothing more. */
export interface BoardCard
  extends Pick<
    LedgerRow,
    | "id"
    | "sectionId"
    | "number"
    | "name"
    | "status"
    | "percent"
    | "version"
    | "deadlineOn"
    | "deadlineKind"
    | "light"
    | "reason"
    | "expected"
    | "lag"
    | "daysLeft"
    | "lateDays"
    | "report"
  > {
  /** Names of departments. */
  leads: string[];
  /** Those that answer for it where nobody leads. */
  responsibles: string[];
  cooperating: string[];
  /** The steps that the reader may take on it now. */
  steps: TaskStep[];
}

export interface BoardColumn {
  /** A status, a light, or the id of a department or section; null: without one. */
  key: string | null;
  name: string | null;
  count: number;
  lights: Record<Light, number>;
  /** How many cards each section has in it; empty where the columns are not cut across. */
  sections: { sectionId: string | null; count: number }[];
  cards: BoardCard[];
}

/** A section across all columns. */
export interface BoardLane {
  sectionId: string | null;
  name: string | null;
  count: number;
}

export interface BoardView {
  planId: string;
  by: BoardGrouping;
  /** Null where the columns are not cut across. */
  lanes: BoardLane[] | null;
  query: TaskQuery;
  columns: BoardColumn[];
  options: FacetOptions;
  total: number;
  thresholds: Thresholds;
  /** Whether the reader could take any step on any task. */
  mayMove: boolean;
}

/** Who looks at a board; null: nobody who could move a card, as on an archived plan. */
type Person = {
  role: "administrator" | "supervisor" | "leader" | "head" | "officer";
  departmentId: string | null;
} | null;

interface BoardParts {
  planId: string;
  by: BoardGrouping;
  lanes: boolean;
  query: TaskQuery;
  thresholds: Thresholds;
  person: Person;
  rows: LedgerRow[];
  counts: ColumnCount[];
  facets: FacetCount[];
  sections: SectionTitle[];
  departments: Named[];
}

/** States that a board always shows; the others appear when there is something in them. */
const usualStates: readonly TaskStatus[] = [
  "assigned",
  "in_progress",
  "completion_claimed",
  "completed",
  "closed",
];

function stepsFor(person: Person, row: LedgerRow): TaskStep[] {
  if (person === null) return [];
  const answering = answerable(row.parties);
  return taskSteps.filter((step) => {
    if (statusAfter(row.status, step) === null || !mayTakeStepOn(person, step, answering)) return false;
    const own = answering.find(({ departmentId }) => departmentId === person.departmentId);
    return step !== "claim_completion" || !own?.claimed;
  });
}

/** A row as a card of the board: with the steps that a person may take on it. */
export function boardCard(person: Person, row: LedgerRow): BoardCard {
  const named = (role: Party["role"]) =>
    row.parties.filter((party) => party.role === role).map(({ name }) => name);
  const { id, sectionId, number, name, status, percent, version, deadlineOn, deadlineKind } = row;
  const { light, reason, expected, lag, daysLeft, lateDays, report } = row;
  return {
    id,
    sectionId,
    number,
    name,
    status,
    percent,
    version,
    deadlineOn,
    deadlineKind,
    light,
    reason,
    expected,
    lag,
    daysLeft,
    lateDays,
    report,
    leads: named("lead"),
    responsibles: named("responsible"),
    cooperating: named("cooperating"),
    steps: stepsFor(person, row),
  };
}

/** The sections that have cards, in the plan's order. */
function lanesOf({ counts, sections }: BoardParts): BoardLane[] {
  const totals = new Map<string | null, number>();
  for (const { sectionId, count } of counts) totals.set(sectionId, (totals.get(sectionId) ?? 0) + count);
  const named = sections.map((section) => ({ sectionId: section.id, name: sectionName(section) }));
  return [{ sectionId: null, name: null }, ...named].flatMap((lane) => {
    const count = totals.get(lane.sectionId) ?? 0;
    return count > 0 ? [{ ...lane, count }] : [];
  });
}

/** The columns of the board with their cards; the counts are those of the database. */
export function boardView(parts: BoardParts): BoardView {
  const { by, rows, counts, person } = parts;
  const columns = new Map<string | null, BoardColumn>();
  const put = (key: string | null, name: string | null = null) =>
    columns.set(key, {
      key,
      name,
      count: 0,
      lights: { red: 0, yellow: 0, green: 0, none: 0, done: 0 },
      sections: [],
      cards: [],
    });
  const present = new Set(counts.map(({ key }) => key));
  if (by === "status") {
    for (const status of taskStatuses) if (usualStates.includes(status) || present.has(status)) put(status);
  } else if (by === "light") {
    for (const light of lights) put(light);
  } else if (by === "month") {
    for (const month of [...present].filter((key) => key !== null).sort()) put(month);
    if (present.has(null)) put(null);
  } else {
    const named = by === "department" ? parts.departments : parts.sections.map(namedSection);
    if (present.has(null)) put(null);
    for (const { id, name } of named) if (present.has(id)) put(id, name);
  }
  for (const { key, sectionId, light, count } of counts) {
    const column = columns.get(key);
    if (!column) continue;
    if (parts.lanes) {
      const own = column.sections.find((one) => one.sectionId === sectionId);
      if (own) own.count += count;
      else column.sections.push({ sectionId, count });
    }
    column.lights[light] += count;
    column.count += count;
  }
  for (const row of rows) columns.get(keyOf(by, row))?.cards.push(boardCard(person, row));
  return {
    planId: parts.planId,
    by,
    lanes: parts.lanes ? lanesOf(parts) : null,
    query: parts.query,
    columns: [...columns.values()],
    options: facetOptions(parts.facets, parts.query, {
      sections: parts.sections.map(namedSection),
      departments: parts.departments,
      plans: [],
    }),
    total: counts.reduce((sum, { count }) => sum + count, 0),
    thresholds: parts.thresholds,
    mayMove: person !== null && (person.role === "supervisor" || person.departmentId !== null),
  };
}

/** What dropping a card on a column of another state would do, or why it cannot be done. */
export type Move =
  | { kind: "here" }
  | { kind: "step"; step: TaskStep; needsReason: boolean }
  /** The rules know the step, but it is not the reader's to take. */
  | { kind: "others"; step: TaskStep }
  /** There is no such step from where the task stands. */
  | { kind: "never"; to: TaskStatus };

export function moveOf(card: Pick<BoardCard, "status" | "steps">, to: TaskStatus): Move {
  if (card.status === to) return { kind: "here" };
  const step = stepBetween(card.status, to);
  if (step === null) return { kind: "never", to };
  return card.steps.includes(step)
    ? { kind: "step", step, needsReason: stepNeedsReason(step) }
    : { kind: "others", step };
}
