import { type FacetOptions, facetOptions } from "@/lib/tasks/query/view";
import type { SectionTitle } from "@/lib/tasks/types";
import { isFiltered, sectionName } from "@/lib/tasks/view";
import type { MatrixDepartment, MatrixQuery, MatrixRead, MatrixRow, MatrixSums, NamedTasks } from "./types";

export interface MatrixColumn extends MatrixDepartment {
  /** The first column of a group carries its edge. */
  startsGroup: boolean;
  sums: RoleSums;
  /** Answers for much more than the others do. */
  isHeavy: boolean;
}

/** A column as it is drawn: of one department, or of a whole group that has been folded into it. */
export interface DrawnColumn extends MatrixColumn {
  isFolded: boolean;
  /** The group it belongs to; what is folded goes by this. */
  groupKey: string;
  /** How many departments the group has. */
  groupSize: number;
  departmentIds: string[];
  /** Where its departments stand among all columns. */
  places: number[];
}

function groupKeyOf({ isCollective, group }: MatrixDepartment): string {
  return isCollective ? "collective" : `group:${group ?? ""}`;
}

/** The columns with some groups folded into one column each, which carries the sums of its departments. */
export function foldColumns(columns: readonly MatrixColumn[], folded: ReadonlySet<string>): DrawnColumn[] {
  const groups: { key: string; members: { column: MatrixColumn; place: number }[] }[] = [];
  columns.forEach((column, place) => {
    if (column.startsGroup || groups.length === 0) {
      const key = groupKeyOf(column);
      // What has been added at the end may be of no group, as others are.
      const isTaken = groups.some((group) => group.key === key);
      groups.push({ key: isTaken ? `${key}:${column.id}` : key, members: [] });
    }
    groups.at(-1)?.members.push({ column, place });
  });
  return groups.flatMap(({ key, members }): DrawnColumn[] => {
    const group = { groupKey: key, groupSize: members.length };
    const [first] = members;
    if (!first || !folded.has(key)) {
      return members.map(({ column, place }) => ({
        ...column,
        ...group,
        isFolded: false,
        departmentIds: [column.id],
        places: [place],
      }));
    }
    const sum = (of: keyof RoleSums) => members.reduce((total, { column }) => total + column.sums[of], 0);
    return [
      {
        ...first.column,
        ...group,
        id: key,
        name: first.column.group ?? "",
        startsGroup: true,
        isHeavy: false,
        isFolded: true,
        sums: {
          leads: sum("leads"),
          responsibles: sum("responsibles"),
          cooperating: sum("cooperating"),
          warning: sum("warning"),
        },
        departmentIds: members.map(({ column }) => column.id),
        places: members.map(({ place }) => place),
      },
    ];
  });
}

export interface RoleSums {
  leads: number;
  responsibles: number;
  cooperating: number;
  warning: number;
}

export interface MatrixSection {
  id: string | null;
  name: string | null;
  tasks: number;
  sums: RoleSums;
  /** How many parts each department has in the section, in the order of the columns. */
  counts: number[];
  rows: MatrixRow[];
}

export interface MatrixView {
  planId: string;
  query: MatrixQuery;
  tasks: number;
  options: FacetOptions;
  columns: MatrixColumn[];
  sections: MatrixSection[];
  totals: RoleSums;
  highlights: MatrixHighlights;
  /** Departments with a part in the plan, shown or not. */
  choices: { id: string; name: string }[];
  /** Departments of the workspace that have no column yet; empty for those who may not change the division of work. */
  others: MatrixDepartment[];
  mayEdit: boolean;
}

/** What whoever divides the work should look at. */
export interface MatrixHighlights {
  unled: NamedTasks;
  severalLeads: NamedTasks;
  /** Only names such as 各区政府 stand on it: nobody can be asked. */
  collectiveOnly: NamedTasks;
  heavy: { id: string; name: string; count: number }[];
}

interface MatrixParts {
  planId: string;
  query: MatrixQuery;
  read: MatrixRead;
  departments: MatrixDepartment[];
  unled: NamedTasks;
  sections: SectionTitle[];
  workspaceDepartments: MatrixDepartment[];
  mayEdit: boolean;
}

const nothing: RoleSums = { leads: 0, responsibles: 0, cooperating: 0, warning: 0 };

function roleSums(sums: MatrixSums | undefined): RoleSums {
  if (!sums) return nothing;
  const { leads, responsibles, cooperating, yellow, red } = sums;
  return { leads, responsibles, cooperating, warning: yellow + red };
}

/** Tasks that a department answers for. */
function answersFor(sums: RoleSums): number {
  return sums.leads + sums.responsibles;
}

/** Fewer than this are never too many. */
const heavyFrom = 5;

/** From how many tasks on a department has much: twice what those who answer for any have on average. */
export function heavyLine(loads: readonly number[]): number {
  const answering = loads.filter((load) => load > 0);
  if (answering.length < 2) return Number.POSITIVE_INFINITY;
  const mean = answering.reduce((sum, load) => sum + load, 0) / answering.length;
  return Math.max(heavyFrom, Math.ceil(mean * 2));
}

/** The rows, columns and edges of the matrix, from what was read. */
export function matrixView(parts: MatrixParts): MatrixView {
  const { departments, query } = parts;
  const { rows, sums, severalLeads, collectiveOnly } = parts.read;
  const ofDepartment = new Map<string, MatrixSums>();
  const ofSection = new Map<string | null, MatrixSums>();
  let all: MatrixSums | undefined;
  for (const sum of sums) {
    const { departmentId, sectionId } = sum;
    if (sum.level === "all") all = sum;
    else if (sum.level === "section") ofSection.set(sectionId, sum);
    else if (departmentId !== null) ofDepartment.set(departmentId, sum);
  }

  // Of fewer parts or tasks, columns without a part would only be empty.
  const narrowed = query.leadsOnly || isFiltered(query.tasks);
  const standing = departments.filter(({ id }) => !narrowed || ofDepartment.has(id));
  const line = heavyLine(standing.map(({ id }) => answersFor(roleSums(ofDepartment.get(id)))));
  const columns = standing.map((department, index): MatrixColumn => {
    const before = standing[index - 1];
    return {
      ...department,
      isHeavy: answersFor(roleSums(ofDepartment.get(department.id))) >= line,
      startsGroup: !before || groupKeyOf(before) !== groupKeyOf(department),
      sums: roleSums(ofDepartment.get(department.id)),
    };
  });
  const places = new Map(columns.map(({ id }, index) => [id, index]));
  const inSection = new Map<string | null, number[]>();
  for (const [sectionId, departmentId, count] of parts.read.parts) {
    const counts = inSection.get(sectionId) ?? columns.map(() => 0);
    const place = places.get(departmentId);
    if (place !== undefined) counts[place] = count;
    inSection.set(sectionId, counts);
  }
  const titled = parts.sections.map((section) => ({ id: section.id, name: sectionName(section) }));
  const sections = [{ id: null, name: null }, ...titled].flatMap(({ id, name }): MatrixSection[] => {
    const sum = ofSection.get(id);
    if (!sum) return [];
    return [{ id, name, tasks: sum.tasks, sums: roleSums(sum), counts: inSection.get(id) ?? [], rows: [] }];
  });

  const known = new Set(departments.map(({ id }) => id));
  return {
    planId: parts.planId,
    query,
    tasks: all?.tasks ?? 0,
    options: facetOptions(parts.read.counts, query.tasks, { sections: titled, departments, plans: [] }),
    columns,
    sections: withRows(sections, rows),
    totals: roleSums(all),
    highlights: {
      unled: parts.unled,
      severalLeads,
      collectiveOnly,
      heavy: columns
        .filter(({ isHeavy }) => isHeavy)
        .map(({ id, name, sums: own }) => ({ id, name, count: answersFor(own) })),
    },
    choices: departments.map(({ id, name }) => ({ id, name })),
    others: parts.workspaceDepartments.filter(({ id }) => !known.has(id)),
    mayEdit: parts.mayEdit,
  };
}

/** The sections with these rows in them, in the order in which they come. */
export function withRows(sections: readonly MatrixSection[], rows: readonly MatrixRow[]): MatrixSection[] {
  const bySection = new Map<string | null, MatrixRow[]>();
  for (const row of rows) {
    const own = bySection.get(row.sectionId);
    if (own) own.push(row);
    else bySection.set(row.sectionId, [row]);
  }
  return sections.map((section) => ({ ...section, rows: bySection.get(section.id) ?? [] }));
}

/** What one department has in each of two plans. */
export interface ComparedDepartment {
  id: string;
  name: string;
  isCollective: boolean;
  sums: [RoleSums, RoleSums];
}

/** Two plans, department by department. */
export interface Comparison {
  plan: { id: string; title: string };
  /** Null until one has been chosen. */
  other: { id: string; title: string } | null;
  choices: { id: string; title: string }[];
  departments: ComparedDepartment[];
}

/** The departments of two plans in the order of the columns, with what each has in both. */
export function comparedDepartments(
  plans: readonly [
    { departments: readonly MatrixDepartment[]; sums: readonly MatrixSums[] },
    { departments: readonly MatrixDepartment[]; sums: readonly MatrixSums[] },
  ],
): ComparedDepartment[] {
  const [one, other] = plans.map(
    ({ sums }) => new Map(sums.map((sum) => [sum.departmentId, roleSums(sum)] as const)),
  );
  const known = new Map(
    [...plans[0].departments, ...plans[1].departments].map((department) => [department.id, department]),
  );
  return [...known.values()]
    .sort((a, b) => Number(a.isCollective) - Number(b.isCollective))
    .map(({ id, name, isCollective }) => ({
      id,
      name,
      isCollective,
      sums: [one?.get(id) ?? nothing, other?.get(id) ?? nothing],
    }));
}
