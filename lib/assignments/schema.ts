import { z } from "zod";
import { editTaskInput, readTaskQuery, reasonInput } from "@/lib/tasks/schema";
import type { MatrixQuery } from "./types";

const role = z.enum(["lead", "responsible", "cooperating"]);

const changes = {
  /** Null takes the department off the task. */
  changes: z
    .array(z.object({ departmentId: z.uuid(), role: role.nullable() }))
    .min(1)
    .max(50)
    .refine((all) => new Set(all.map(({ departmentId }) => departmentId)).size === all.length),
  /** What those who lead now become when another department is to lead: "keep" leaves them, null takes them off. */
  formerLeads: z.union([role.exclude(["lead"]), z.literal("keep"), z.null()]).default("keep"),
  /** Required once the task has been handed out. */
  reason: reasonInput,
};

export const assignInput = z.object({ taskId: z.uuid(), version: z.int().min(1), ...changes });
export type AssignInput = z.output<typeof assignInput>;

const cellEdit = z.object({
  taskId: z.uuid(),
  version: z.int().min(1),
  /** What the plan says of it: its title and its deadline. */
  changes: editTaskInput.shape.changes.pick({ title: true, deadlineOn: true, deadlineKind: true }).optional(),
  /** Departments by what they become on it; null takes them off. */
  roles: z
    .array(z.object({ departmentId: z.uuid(), role: role.nullable() }))
    .max(50)
    .refine((all) => new Set(all.map(({ departmentId }) => departmentId)).size === all.length)
    .optional(),
});
export type CellEdit = z.input<typeof cellEdit>;

/** Many cells at once: of each task its own values, for the version that the person saw. */
export const editCellsInput = z.object({
  edits: z
    .array(cellEdit)
    .min(1)
    .max(500)
    .refine((edits) => new Set(edits.map(({ taskId }) => taskId)).size === edits.length),
  reason: reasonInput,
});
export type EditCellsInput = z.output<typeof editCellsInput>;

export const acknowledgeInput = z.object({ assignmentId: z.uuid() });

export const acknowledgeAllInput = z.object({ assignmentIds: z.array(z.uuid()).min(1).max(500) });

export const declineInput = z.object({
  assignmentId: z.uuid(),
  reason: z.string().trim().min(1).max(2000),
});

/** Reads what an address asks of the matrix; what it does not know it passes over. */
export function readMatrixQuery(params: Record<string, string | string[] | undefined>): MatrixQuery {
  return { leadsOnly: params.show === "leads", tasks: readTaskQuery(params) };
}

/** The plan that an address wants held beside the first one. */
export function readOtherPlan(params: Record<string, string | string[] | undefined>): string | null {
  return z.uuid().safeParse(params.with).data ?? null;
}
