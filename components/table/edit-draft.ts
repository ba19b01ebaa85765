import { assignDepartment } from "@/lib/assignments/actions";
import type { ActionResult } from "@/lib/auth/types";
import { changeTask } from "@/lib/tasks/actions";
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

/** Sends what was typed, for the version of the row that was seen. */
export function saveDraft(
  row: LedgerRow,
  key: EditableKey,
  draft: Draft,
  reason: string,
): Promise<ActionResult<{ version: number }>> {
  const seen = { taskId: row.id, version: row.version, reason };
  switch (key) {
    case "name":
      return changeTask({ ...seen, changes: { title: draft.name } });
    case "deadline": {
      const deadlineOn = draft.deadlineOn || null;
      const deadlineKind = deadlineOn
        ? "by"
        : draft.deadlineKind === "by"
          ? null
          : draft.deadlineKind || null;
      return changeTask({ ...seen, changes: { deadlineOn, deadlineKind } });
    }
    case "lead": {
      const former = draft.formerLeads === "remove" ? null : draft.formerLeads;
      const changes =
        draft.leadId === ""
          ? idsOf(row, "lead").map((departmentId) => ({
              departmentId,
              role: former === "keep" ? ("cooperating" as const) : former,
            }))
          : [{ departmentId: draft.leadId, role: "lead" as const }];
      return assignDepartment({ ...seen, formerLeads: former, changes });
    }
    default: {
      const before = idsOf(row, key);
      const changes = [
        ...draft.departments
          .filter((id) => !before.includes(id))
          .map((departmentId) => ({ departmentId, role: key })),
        ...before
          .filter((id) => !draft.departments.includes(id))
          .map((departmentId) => ({ departmentId, role: null })),
      ];
      return assignDepartment({ ...seen, changes });
    }
  }
}
