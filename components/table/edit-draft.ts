import type { CellEdit } from "@/lib/assignments/schema";
import type { AssignmentRole, DeadlineKind, LedgerRow } from "@/lib/tasks/types";
import type { EditableKey } from "./columns";

/** What is being typed into a cell, in the form of its field. */
export interface Draft {
  name: string;
  deadlineOn: string;
  deadlineKind: DeadlineKind | "";
  leadId: string;
  /** What the department that led until now becomes. */
  formerLeads: "responsible" | "cooperating" | "keep" | "remove";
  departments: string[];
}

function idsOf(row: LedgerRow, role: AssignmentRole): string[] {
  return row.parties.filter((party) => party.role === role).map(({ departmentId }) => departmentId);
}

export function draftOf(row: LedgerRow, key: EditableKey): Draft {
  return {
    name: row.name,
    deadlineOn: row.deadlineOn ?? "",
    deadlineKind: row.deadlineKind ?? "",
    leadId: idsOf(row, "lead")[0] ?? "",
    formerLeads: "cooperating",
    departments: key === "responsible" || key === "cooperating" ? idsOf(row, key) : [],
  };
}

export function isChanged(row: LedgerRow, key: EditableKey, draft: Draft): boolean {
  const before = draftOf(row, key);
  switch (key) {
    case "name":
      return draft.name.trim() !== before.name;
    case "deadline":
      return (
        draft.deadlineOn !== before.deadlineOn ||
        (draft.deadlineOn === "" && draft.deadlineKind !== before.deadlineKind)
      );
    case "lead":
      return draft.leadId !== before.leadId;
    default:
      return [...draft.departments].sort().join() !== [...before.departments].sort().join();
  }
}

/** What was typed as a change of the task, for the version of the row that was seen. */
export function editOf(row: LedgerRow, key: EditableKey, draft: Draft): CellEdit {
  const seen = { taskId: row.id, version: row.version };
  switch (key) {
    case "name":
      return { ...seen, changes: { title: draft.name.trim() } };
    case "deadline": {
      const deadlineOn = draft.deadlineOn || null;
      const other = draft.deadlineKind === "by" ? null : draft.deadlineKind || null;
      return { ...seen, changes: { deadlineOn, deadlineKind: deadlineOn ? "by" : other } };
    }
    case "lead": {
      const former = draft.formerLeads === "remove" ? null : draft.formerLeads;
      const leads = idsOf(row, "lead").filter((id) => id !== draft.leadId);
      // Without another lead they cannot keep it.
      const become: AssignmentRole | null =
        former === "keep" ? (draft.leadId === "" ? "cooperating" : "lead") : former;
      return {
        ...seen,
        roles: [
          ...leads.map((departmentId) => ({ departmentId, role: become })),
          ...(draft.leadId === "" ? [] : [{ departmentId: draft.leadId, role: "lead" as const }]),
        ],
      };
    }
    default: {
      const before = idsOf(row, key);
      return {
        ...seen,
        roles: [
          ...draft.departments
            .filter((id) => !before.includes(id))
            .map((departmentId) => ({ departmentId, role: key })),
          ...before
            .filter((id) => !draft.departments.includes(id))
            .map((departmentId) => ({ departmentId, role: null })),
        ],
      };
    }
  }
}
