import type { SectionTitle } from "@/lib/tasks/types";
import { sectionName } from "@/lib/tasks/view";
import type { MatrixDepartment, MatrixQuery, MatrixRow, MatrixSums } from "./types";

export interface MatrixColumn extends MatrixDepartment {
  /** The first column of a group carries its edge. */
  startsGroup: boolean;
  sums: RoleSums;
  /** Answers for much more than the others do. */
  isHeavy: boolean;
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
  /** Parts of each department in the section, by its id. */
  counts: Record<string, number>;
  rows: MatrixRow[];
}

export interface MatrixView {
  planId: string;
  query: MatrixQuery;
  tasks: number;
  columns: MatrixColumn[];
  sections: MatrixSection[];
  totals: RoleSums;
  highlights: MatrixHighlights;
  /** Departments with a part in the plan, shown or not: what can be narrowed to. */
  choices: { id: string; name: string }[];
  /** Departments of the workspace that have no column yet; empty for those who may not change the division of work. */
  others: MatrixDepartment[];
  mayEdit: boolean;
  ownDepartmentId: string | null;
}

interface NumberedTask {
  id: string;
  number: string | null;
}

/** What whoever divides the work should look at. */
export interface MatrixHighlights {
  unled: NumberedTask[];
  severalLeads: NumberedTask[];
  /** Only names such as 各区政府 stand on it: nobody can be asked. */
  collectiveOnly: NumberedTask[];
  heavy: { id: string; name: string; count: number }[];
}

interface MatrixParts {
  planId: string;
  query: MatrixQuery;
  rows: MatrixRow[];
  sums: MatrixSums[];
  departments: MatrixDepartment[];
  unled: NumberedTask[];
  sections: SectionTitle[];
  workspaceDepartments: MatrixDepartment[];
  mayEdit: boolean;
  ownDepartmentId: string | null;
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

function highlightsOf(parts: MatrixParts, columns: readonly MatrixColumn[]): MatrixHighlights {
  const collective = new Set(parts.departments.flatMap(({ id, isCollective }) => (isCollective ? [id] : [])));
  const listed = (test: (row: MatrixRow) => boolean) =>
    parts.rows.filter(test).map(({ id, number }) => ({ id, number }));
  return {
    unled: parts.unled,
    severalLeads: listed(({ leads }) => leads > 1),
    collectiveOnly: listed(
      ({ cells }) => cells.length > 0 && cells.every(({ departmentId }) => collective.has(departmentId)),
    ),
    heavy: columns
      .filter(({ isHeavy }) => isHeavy)
      .map(({ id, name, sums }) => ({ id, name, count: answersFor(sums) })),
  };
}

/** The rows, columns and edges of the matrix, from what was read. */
export function matrixView(parts: MatrixParts): MatrixView {
  const { rows, sums, departments, query } = parts;
  const ofDepartment = new Map<string, MatrixSums>();
  const ofSection = new Map<string | null, MatrixSums>();
  const inSection = new Map<string | null, Record<string, number>>();
  let all: MatrixSums | undefined;
  for (const sum of sums) {
    const { departmentId, sectionId } = sum;
    if (sum.level === "all") all = sum;
    else if (sum.level === "section") ofSection.set(sectionId, sum);
    else if (departmentId === null) continue;
    else if (sum.level === "department") ofDepartment.set(departmentId, sum);
    else {
      const counts = inSection.get(sectionId) ?? {};
      counts[departmentId] = sum.leads + sum.responsibles + sum.cooperating;
      inSection.set(sectionId, counts);
    }
  }

  // Narrowed to leads or to one department, columns without a part would only be empty.
  const narrowed = query.leadsOnly || query.department !== null;
  const standing = departments.filter(({ id }) => !narrowed || ofDepartment.has(id));
  const groupOf = (department: MatrixDepartment) =>
    department.isCollective ? "collective" : `group:${department.group ?? ""}`;
  const line = heavyLine(standing.map(({ id }) => answersFor(roleSums(ofDepartment.get(id)))));
  const columns = standing.map((department, index): MatrixColumn => {
    const before = standing[index - 1];
    return {
      ...department,
      isHeavy: answersFor(roleSums(ofDepartment.get(department.id))) >= line,
      startsGroup: !before || groupOf(before) !== groupOf(department),
      sums: roleSums(ofDepartment.get(department.id)),
    };
  });
  const titles = new Map(parts.sections.map((section) => [section.id, section]));
  const sections: MatrixSection[] = [];
  for (const row of rows) {
    const last = sections.at(-1);
    if (last && last.id === row.sectionId) {
      last.rows.push(row);
      continue;
    }
    const title = row.sectionId === null ? undefined : titles.get(row.sectionId);
    const sum = ofSection.get(row.sectionId);
    sections.push({
      id: row.sectionId,
      name: title ? sectionName(title) : null,
      tasks: sum?.tasks ?? 0,
      sums: roleSums(sum),
      counts: inSection.get(row.sectionId) ?? {},
      rows: [row],
    });
  }

  const known = new Set(departments.map(({ id }) => id));
  return {
    planId: parts.planId,
    query,
    tasks: all?.tasks ?? 0,
    columns,
    sections,
    totals: roleSums(all),
    highlights: highlightsOf(parts, columns),
    choices: departments.map(({ id, name }) => ({ id, name })),
    others: parts.workspaceDepartments.filter(({ id }) => !known.has(id)),
    mayEdit: parts.mayEdit,
    ownDepartmentId: parts.ownDepartmentId,
  };
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
    ({ sums }) =>
      new Map(
        sums.flatMap((sum) =>
          sum.level === "department" ? [[sum.departmentId, roleSums(sum)] as const] : [],
        ),
      ),
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
