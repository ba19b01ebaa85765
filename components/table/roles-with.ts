import type { AssignmentRole } from "@/lib/tasks/types";

interface Role {
  departmentId: string;
  role: AssignmentRole | null;
}

/** What those who lead a task become when another department is to lead it. */
export type FormerLead = "cooperating" | "responsible" | "remove" | "keep";

/** A department's new role, and with it what becomes of those who led until now. */
export function rolesWith(change: Role, former: FormerLead, parties: readonly Role[]): Role[] {
  if (change.role !== "lead" || former === "keep") return [change];
  const role = former === "remove" ? null : former;
  return [
    ...parties.flatMap((party) =>
      party.role === "lead" && party.departmentId !== change.departmentId
        ? [{ departmentId: party.departmentId, role }]
        : [],
    ),
    change,
  ];
}
