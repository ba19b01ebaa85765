import { z } from "zod";

const change = z.object({ field: z.string(), from: z.unknown(), to: z.unknown() });

/**
 * Everything that is written down, by kind. `subjectId` of the row names the thing; `data` holds what a reader of the
 * history needs to tell it in words, also after the thing itself has changed.
 */
export const auditEntry = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("plan.imported"),
    data: z.object({ title: z.string(), tasks: z.number(), fileName: z.string(), sha256: z.string() }),
  }),
  z.object({ kind: z.literal("plan.handed_out"), data: z.object({ title: z.string(), tasks: z.number() }) }),
  z.object({
    kind: z.literal("import.uploaded"),
    data: z.object({ fileName: z.string(), sha256: z.string(), tasks: z.number() }),
  }),
  z.object({ kind: z.literal("import.discarded"), data: z.object({ fileName: z.string() }) }),
  z.object({
    kind: z.literal("task.changed"),
    data: z.object({ changes: z.array(change), reason: z.string().nullable() }),
  }),
  z.object({
    kind: z.literal("task.status_changed"),
    data: z.object({ from: z.string(), to: z.string(), reason: z.string().nullable() }),
  }),
  z.object({
    kind: z.literal("assignment.changed"),
    data: z.object({
      department: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  }),
  z.object({ kind: z.literal("assignment.acknowledged"), data: z.object({ department: z.string() }) }),
  z.object({
    kind: z.literal("assignment.declined"),
    data: z.object({ department: z.string(), reason: z.string() }),
  }),
  z.object({
    kind: z.enum(["report.submitted", "report.signed_off", "report.accepted"]),
    data: z.object({ department: z.string(), period: z.string(), percent: z.number(), text: z.string() }),
  }),
  z.object({
    kind: z.literal("report.returned"),
    data: z.object({ department: z.string(), period: z.string(), reason: z.string() }),
  }),
  z.object({
    kind: z.literal("reminder.sent"),
    data: z.object({ department: z.string(), words: z.string() }),
  }),
  z.object({
    kind: z.literal("department.created"),
    data: z.object({ name: z.string(), collective: z.boolean() }),
  }),
  z.object({
    kind: z.literal("department.alias_added"),
    data: z.object({ name: z.string(), alias: z.string() }),
  }),
  z.object({
    kind: z.literal("department.changed"),
    data: z.object({ name: z.string(), changes: z.array(change) }),
  }),
  z.object({
    kind: z.literal("department.moved"),
    data: z.object({ name: z.string(), position: z.number() }),
  }),
  z.object({
    kind: z.literal("department.succeeded"),
    data: z.object({
      name: z.string(),
      successor: z.string(),
      endedOn: z.string(),
      tasks: z.number(),
      people: z.number(),
    }),
  }),
  z.object({
    kind: z.literal("department.alias_removed"),
    data: z.object({ name: z.string(), alias: z.string() }),
  }),
  z.object({ kind: z.literal("workspace.changed"), data: z.object({ changes: z.array(change) }) }),
  z.object({
    kind: z.enum(["membership.added", "membership.removed"]),
    data: z.object({ username: z.string(), role: z.string(), department: z.string().nullable() }),
  }),
  z.object({
    kind: z.literal("user.created"),
    data: z.object({ username: z.string(), name: z.string(), role: z.string() }),
  }),
  z.object({ kind: z.enum(["user.disabled", "user.enabled"]), data: z.object({ username: z.string() }) }),
  z.object({
    kind: z.enum(["user.second_factor_added", "user.second_factor_removed"]),
    data: z.object({ username: z.string() }),
  }),
  z.object({
    kind: z.enum(["user.password_changed", "user.email_changed"]),
    data: z.object({ username: z.string() }),
  }),
]);

export type AuditEntry = z.infer<typeof auditEntry>;
