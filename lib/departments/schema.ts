import { z } from "zod";
import { isCalendarDate } from "@/lib/calendar/date";

/** A department's name, as people type it. */
const departmentName = z.string().trim().min(1).max(100);

const group = z
  .string()
  .trim()
  .max(40)
  .transform((text) => text || null)
  .nullable();
const day = z.string().refine(isCalendarDate);

export const createDepartmentInput = z.object({ name: departmentName, group, isCollective: z.boolean() });
export type CreateDepartmentInput = z.infer<typeof createDepartmentInput>;

export const changeDepartmentInput = z.object({
  departmentId: z.uuid(),
  /** What the form showed when it was opened, so that nobody's change is overwritten unseen. */
  seen: z.object({ name: z.string(), group: z.string().nullable() }),
  name: departmentName,
  group,
  /** How the old name is kept: as one that was in use until the day before `on`, or not at all (it was a slip). */
  oldName: z.discriminatedUnion("keep", [
    z.object({ keep: z.literal(true), on: day.nullable() }),
    z.object({ keep: z.literal(false) }),
  ]),
});
export type ChangeDepartmentInput = z.infer<typeof changeDepartmentInput>;

export const placeDepartmentInput = z.object({
  departmentId: z.uuid(),
  /** The department it stands behind from now on; null: at the head of the list. */
  after: z.uuid().nullable(),
});
export type PlaceDepartmentInput = z.infer<typeof placeDepartmentInput>;

export const succeedDepartmentInput = z.object({
  departmentId: z.uuid(),
  successorId: z.uuid(),
  endedOn: day,
});
export type SucceedDepartmentInput = z.infer<typeof succeedDepartmentInput>;

export const addAliasInput = z
  .object({ departmentId: z.uuid(), alias: departmentName, from: day.nullable(), to: day.nullable() })
  .refine(({ from, to }) => from === null || to === null || from <= to, { path: ["to"] });
export type AddAliasInput = z.infer<typeof addAliasInput>;

export const removeAliasInput = z.object({ departmentId: z.uuid(), alias: z.string().min(1).max(100) });
export type RemoveAliasInput = z.infer<typeof removeAliasInput>;
