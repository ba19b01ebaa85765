import type { BoardGrouping } from "./board/types";
import { groupingsOf } from "./query/rules";
import { type FacetOptions, facetOptions } from "./query/view";
import {
  answerable,
  isReversible,
  lightFor,
  statusAfter,
  stepNeedsReason,
  type TaskStep,
  taskSteps,
} from "./rules";
import {
  type CurrentPeriod,
  type Facet,
  type FacetCount,
  facets,
  type LedgerRow,
  type SectionTitle,
  type TaskGrouping,
  type TaskQuery,
  type TaskSums,
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

export interface Named {
  id: string;
  name: string;
}

/** （一）提升产品质量, as it is printed. */
export function sectionName({ label, title }: Pick<SectionTitle, "label" | "title">): string {
  return label ? `${label}${/^[\d.]+$/.test(label) ? " " : ""}${title}` : title;
}

/** A section as a choice. */
export function namedSection(section: SectionTitle): Named {
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

/** What a task stands under; null: without a lead, a section or a deadline. */
export function keyOf(by: BoardGrouping, row: LedgerRow): string | null {
  if (by === "department") return row.parties.find(({ role }) => role === "lead")?.departmentId ?? null;
  // The month in which it is due, by the day that its light is reckoned by.
  if (by === "month") return row.deadline?.slice(0, 7) ?? null;
  return by === "section" ? row.sectionId : row[by];
}

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

/** Whether a task waits to be handed out and has somebody to go to. */
export function mayBeHandedOut({ status, parties }: Pick<LedgerRow, "status" | "parties">): boolean {
  return statusAfter(status, "hand_out") !== null && answerable(parties).length > 0;
}
