import { mayTakeStepOn } from "./policy";
import { groupingsOf } from "./query/rules";
import { type FacetOptions, facetOptions } from "./query/view";
import {
  answerable,
  isReversible,
  lightFor,
  statusAfter,
  stepBetween,
  stepNeedsReason,
  type TaskStep,
  taskSteps,
} from "./rules";
import {
  type BoardGrouping,
  type ColumnCount,
  type CurrentPeriod,
  type Facet,
  type FacetCount,
  facets,
  type LedgerRow,
  type Light,
  lights,
  type Party,
  type SectionTitle,
  type TaskGrouping,
  type TaskQuery,
  type TaskStatus,
  type TaskSums,
  type Thresholds,
  taskStatuses,
} from "./types";

export type { TaskStep };
export { isReversible, lightFor as lightOfReason, statusAfter, stepNeedsReason };

/** A name without the level of government that all of its neighbours share: 市农业农村局 → 农业农村局. */
export function shortName(name: string): string {
  return name.length > 3 ? name.replace(/^(?:省|市(?!场|政)|县|区(?!域))/, "") : name;
}

/** The address of a view with something of its query changed; what is empty or usual is left out. */
export function viewHref(
  root: string,
  query: TaskQuery,
  change: Partial<TaskQuery> = {},
  extra: Record<string, string | undefined> = {},
): string {
  const { sort, descending, q, from, to, columns, group, ...lists } = { ...query, ...change };
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(extra)) if (value) params.set(key, value);
  if (q !== "") params.set("q", q);
  for (const facet of facets) if (lists[facet].length > 0) params.set(facet, lists[facet].join(","));
  if (from !== null) params.set("from", from);
  if (to !== null) params.set("to", to);
  if (sort !== "order") params.set("sort", sort);
  if (descending) params.set("dir", "desc");
  if (group !== null) params.set("group", group);
  if (columns !== null) params.set("cols", columns.join(",") || "none");
  const text = params.toString().replaceAll("%2C", ",");
  return text === "" ? root : `${root}?${text}`;
}

/** The query with one choice of a filter put on or taken off. */
export function toggled(query: TaskQuery, facet: Facet, key: string): Partial<TaskQuery> {
  const chosen: readonly string[] = query[facet];
  const next = chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key];
  return { [facet]: next };
}

export function isFiltered(query: TaskQuery): boolean {
  return (
    query.q !== "" ||
    query.from !== null ||
    query.to !== null ||
    facets.some((facet) => query[facet].length > 0)
  );
}

/** What takes all filters off and leaves order, grouping and columns. */
export const unfiltered = {
  q: "",
  plan: [],
  status: [],
  light: [],
  department: [],
  role: [],
  section: [],
  due: [],
  has: [],
  from: null,
  to: null,
} satisfies Partial<TaskQuery>;

interface Named {
  id: string;
  name: string;
}

/** （一）提升产品质量, as it is printed. */
export function sectionName({ label, title }: Pick<SectionTitle, "label" | "title">): string {
  return label ? `${label}${/^[\d.]+$/.test(label) ? " " : ""}${title}` : title;
}

function namedSection(section: SectionTitle): Named {
  return { id: section.id, name: sectionName(section) };
}

interface GroupHead {
  /** A section, a plan, a department, a state, a light or a month; null: without one. */
  key: string | null;
  /** Of what has a name of its own; the rest is named by the messages. */
  name: string | null;
  sums: TaskSums | null;
}

export interface LedgerGroup extends GroupHead {
  rows: LedgerRow[];
}

export interface LedgerView {
  /** Null: all plans under way. */
  planId: string | null;
  query: TaskQuery;
  grouping: TaskGrouping;
  /** What rows can stand under here, the usual one first. */
  groupings: TaskGrouping[];
  groups: LedgerGroup[];
  /** What rows stand under that have not been read yet. */
  later: GroupHead[];
  totals: TaskSums | null;
  options: FacetOptions;
  /** The period that the states of reports are of. */
  period: CurrentPeriod | null;
  /** Titles of the plans that rows come from, where these are several. */
  plans: Named[];
  /** All departments of the workspace, for those who may change the division of work. */
  departments: Named[];
  mayEdit: boolean;
}

interface GroupParts {
  grouping: TaskGrouping;
  rows: readonly LedgerRow[];
  sums: readonly TaskSums[];
  sections: readonly SectionTitle[];
  departments: readonly Named[];
  plans: readonly Named[];
}

type LedgerParts = Omit<LedgerView, "groupings" | "groups" | "later" | "totals" | "options"> &
  Pick<GroupParts, "rows" | "sums" | "sections"> & { counts: FacetCount[] };

function groupKeyOf(grouping: TaskGrouping, row: LedgerRow): string | null {
  switch (grouping) {
    case "plan":
      return row.planId ?? null;
    case "none":
      return null;
    default:
      return keyOf(grouping, row);
  }
}

/** Rows under what they stand under, with the sums of each. */
function ledgerGroups(parts: GroupParts): LedgerGroup[] {
  return withRows(parts.grouping, headsOf(parts), parts.rows);
}

/** What rows can stand under, with or without any of them. */
function headsOf({ grouping, sums, sections, departments, plans }: GroupParts): GroupHead[] {
  const named = { section: sections.map(namedSection), department: departments, plan: plans };
  const known = grouping in named ? named[grouping as keyof typeof named] : [];
  const names = new Map(known.map(({ id, name }) => [id, name]));
  return sums.flatMap((sum) => {
    if (sum.isTotal || sum.shown === 0) return [];
    return [{ key: sum.key, name: sum.key === null ? null : (names.get(sum.key) ?? null), sums: sum }];
  });
}

function withRows(
  grouping: TaskGrouping,
  heads: readonly GroupHead[],
  rows: readonly LedgerRow[],
): LedgerGroup[] {
  const headOf = new Map(heads.map((head) => [head.key, head]));
  const groups: LedgerGroup[] = [];
  for (const row of rows) {
    const key = groupKeyOf(grouping, row);
    const last = groups.at(-1);
    if (last && last.key === key) last.rows.push(row);
    else groups.push({ ...(headOf.get(key) ?? { key, name: null, sums: null }), rows: [row] });
  }
  return groups;
}

/** A table with these rows in place of those that it came with. */
export function withLedgerRows(view: LedgerView, rows: readonly LedgerRow[]): LedgerView {
  return { ...view, groups: withRows(view.grouping, [...view.groups, ...view.later], rows) };
}

/** What the working table shows. */
export function ledgerView(parts: LedgerParts): LedgerView {
  const { rows, sums, sections, counts, ...rest } = parts;
  const names = { sections: sections.map(namedSection), departments: parts.departments, plans: parts.plans };
  const groups = ledgerGroups(parts);
  const begun = new Set(groups.map(({ key }) => key));
  return {
    ...rest,
    groupings: groupingsOf(parts.planId),
    groups,
    later: headsOf(parts).filter(({ key }) => !begun.has(key)),
    totals: sums.find(({ isTotal }) => isTotal) ?? null,
    options: facetOptions(counts, parts.query, names),
    departments: parts.mayEdit ? parts.departments : [],
  };
}

/** Steps that supervisors take on many tasks at once; a start and a claim are a department's own, handing out has its own way. */
export const bulkSteps = taskSteps.filter(
  (step): step is Exclude<TaskStep, "hand_out" | "start" | "claim_completion"> =>
    step !== "hand_out" && step !== "start" && step !== "claim_completion",
);

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

/** Whether a task waits to be handed out and has somebody to go to. */
export function mayBeHandedOut({ status, parties }: Pick<LedgerRow, "status" | "parties">): boolean {
  return statusAfter(status, "hand_out") !== null && answerable(parties).length > 0;
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

function keyOf(by: BoardGrouping, row: LedgerRow): string | null {
  if (by === "department") return row.parties.find(({ role }) => role === "lead")?.departmentId ?? null;
  // The month in which it is due, by the day that its light is reckoned by.
  if (by === "month") return row.deadline?.slice(0, 7) ?? null;
  return by === "section" ? row.sectionId : row[by];
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
