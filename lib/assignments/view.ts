import type { SectionTitle } from "@/lib/tasks/types";
import { sectionName } from "@/lib/tasks/view";
import type { MatrixDepartment, MatrixQuery, MatrixRow, MatrixSums } from "./types";

export interface MatrixColumn extends MatrixDepartment {
  /** The first column of a group carries its edge. */
  startsGroup: boolean;
  sums: RoleSums;
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
  unled: { id: string; number: string | null }[];
  /** Departments with a part in the plan, shown or not: what can be narrowed to. */
  choices: { id: string; name: string }[];
  /** Departments of the workspace that have no column yet; empty for those who may not change the division of work. */
  others: MatrixDepartment[];
  mayEdit: boolean;
  ownDepartmentId: string | null;
}

interface MatrixParts {
  planId: string;
  query: MatrixQuery;
  rows: MatrixRow[];
  sums: MatrixSums[];
  departments: MatrixDepartment[];
  unled: { id: string; number: string | null }[];
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
  const columns = standing.map((department, index): MatrixColumn => {
    const before = standing[index - 1];
    return {
      ...department,
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
    unled: parts.unled,
    choices: departments.map(({ id, name }) => ({ id, name })),
    others: parts.workspaceDepartments.filter(({ id }) => !known.has(id)),
    mayEdit: parts.mayEdit,
    ownDepartmentId: parts.ownDepartmentId,
  };
}
