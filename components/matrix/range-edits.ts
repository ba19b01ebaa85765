import type { CellEdit } from "@/lib/assignments/schema";
import type { AssignmentRole, MatrixRow } from "@/lib/assignments/types";

export interface RoleChange {
  row: MatrixRow;
  departmentId: string;
  from: AssignmentRole | null;
  to: AssignmentRole | null;
}

function roleOf(row: MatrixRow, departmentId: string): AssignmentRole | null {
  return row.cells.find((cell) => cell.departmentId === departmentId)?.role ?? null;
}

/** The same role for several departments on several tasks; null takes them off. What stands there already stays. */
export function rangeChanges(
  rows: readonly MatrixRow[],
  departmentIds: readonly string[],
  to: AssignmentRole | null,
): RoleChange[] {
  return rows.flatMap((row) =>
    departmentIds.flatMap((departmentId) => {
      const from = roleOf(row, departmentId);
      return from === to ? [] : [{ row, departmentId, from, to }];
    }),
  );
}

/** A collective name gives its role to the departments it stands for; who has a part already keeps it. */
export function expandChanges(
  rows: readonly MatrixRow[],
  collectiveId: string,
  departmentIds: readonly string[],
): RoleChange[] {
  if (departmentIds.length === 0) return [];
  return rows.flatMap((row) => {
    const role = roleOf(row, collectiveId);
    if (role === null) return [];
    return [
      { row, departmentId: collectiveId, from: role, to: null },
      ...departmentIds.flatMap((departmentId) =>
        roleOf(row, departmentId) === null ? [{ row, departmentId, from: null, to: role }] : [],
      ),
    ];
  });
}

/** One edit for each task, for the version that was seen. */
export function editsOf(changes: readonly RoleChange[]): CellEdit[] {
  const edits = new Map<string, CellEdit>();
  for (const { row, departmentId, to } of changes) {
    const edit = edits.get(row.id) ?? { taskId: row.id, version: row.version };
    edit.roles = [...(edit.roles ?? []), { departmentId, role: to }];
    edits.set(row.id, edit);
  }
  return [...edits.values()];
}
