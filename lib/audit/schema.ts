import { z } from "zod";

const milestone = z.object({
  name: z.string(),
  dueOn: z.string(),
  share: z.number(),
  /** The department that is asked for it. */
  department: z.string().nullable().optional(),
});
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
    // How many tasks it has is known only where it was read at once.
    data: z.object({ fileName: z.string(), sha256: z.string(), tasks: z.number().optional() }),
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
    kind: z.enum(["task.linked", "task.unlinked"]),
    /** The other task, and who leads both. */
    data: z.object({ task: z.string(), plan: z.string(), department: z.string(), reason: z.string() }),
  }),
  z.object({
    kind: z.literal("report.linked_returned"),
    /** Of the other task. */
    data: z.object({
      department: z.string(),
      period: z.string(),
      task: z.string(),
      plan: z.string(),
      reason: z.string(),
    }),
  }),
  z.object({
    kind: z.literal("reminder.sent"),
    data: z.object({ department: z.string(), words: z.string() }),
  }),
  z.object({
    kind: z.enum(["evidence.added", "evidence.removed"]),
    data: z.object({
      department: z.string(),
      /** Month of the report; null with a claim of completion. */
      period: z.string().nullable(),
      fileName: z.string(),
      size: z.number(),
      sha256: z.string(),
    }),
  }),
  z.object({
    kind: z.literal("milestones.changed"),
    data: z.object({ from: z.array(milestone), to: z.array(milestone), reason: z.string().nullable() }),
  }),
  z.object({
    kind: z.enum(["milestone.reached", "milestone.reopened"]),
    data: z.object({
      name: z.string(),
      on: z.string().nullable(),
      word: z.string(),
      department: z.string().nullable().optional(),
    }),
  }),
  z.object({
    kind: z.enum(["extension.asked", "extension.signed_off", "extension.withdrawn"]),
    data: z.object({ department: z.string(), from: z.string(), to: z.string(), reason: z.string() }),
  }),
  z.object({
    kind: z.literal("extension.granted"),
    /** From the deadline that stood, to the new one; `asked` may be another day. */
    data: z.object({
      department: z.string(),
      from: z.string(),
      asked: z.string(),
      to: z.string(),
      reason: z.string().nullable(),
    }),
  }),
  z.object({
    kind: z.literal("extension.refused"),
    data: z.object({ department: z.string(), to: z.string(), reason: z.string() }),
  }),
  z.object({
    kind: z.enum([
      "problem.raised",
      "problem.addressed",
      "problem.answered",
      "problem.closed",
      "problem.reopened",
    ]),
    /** Whose problem it is, whose decision it needs (`to`: a department's name), and what was said. */
    data: z.object({
      department: z.string(),
      addressee: z.enum(["supervisor", "leader", "department"]),
      to: z.string().nullable(),
      words: z.string(),
    }),
  }),
  z.object({
    kind: z.literal("instruction.given"),
    /** Names as they were that day; the ids, in the same order, hold also when names change. */
    data: z.object({
      words: z.string(),
      dueOn: z.string().nullable(),
      departments: z.array(z.string()),
      departmentIds: z.array(z.string()).optional(),
    }),
  }),
  z.object({
    kind: z.literal("instruction.answered"),
    /** `giver`: who is told of the answer. */
    data: z.object({
      department: z.string(),
      departmentId: z.string().optional(),
      words: z.string(),
      giver: z.string(),
    }),
  }),
  z.object({
    kind: z.literal("instruction.passed_on"),
    /** From the department that has ended to the one that answers for it now. */
    data: z.object({
      from: z.string(),
      to: z.string(),
      fromId: z.string().optional(),
      toId: z.string().optional(),
    }),
  }),
  z.object({ kind: z.literal("instruction.closed"), data: z.object({ words: z.string().nullable() }) }),
  z.object({
    kind: z.literal("light.overridden"),
    data: z.object({ light: z.string(), until: z.string(), reason: z.string() }),
  }),
  z.object({
    kind: z.literal("light.override_lifted"),
    data: z.object({ light: z.string(), until: z.string() }),
  }),
  z.object({
    kind: z.enum(["plan.revised", "plan.ledger_returned"]),
    /** What became of the tasks; the edition of a revised text. */
    data: z.object({
      title: z.string(),
      fileName: z.string(),
      sha256: z.string(),
      edition: z.number().optional(),
      same: z.number(),
      changed: z.number(),
      added: z.number(),
      dropped: z.number(),
      /** Indicators that came, went or changed: the unit, the nature, "target 2027" or "baseline 2024". */
      indicators: z
        .array(z.object({ name: z.string(), kind: z.string(), changes: z.array(change) }))
        .optional(),
      reason: z.string(),
    }),
  }),
  z.object({
    kind: z.literal("task.revised"),
    data: z.object({ changes: z.array(change), reason: z.string() }),
  }),
  z.object({
    kind: z.enum(["plan.archived", "plan.restored"]),
    data: z.object({ title: z.string(), reason: z.string() }),
  }),
  z.object({
    kind: z.literal("plan.thresholds_changed"),
    data: z.object({ changes: z.array(change), reason: z.string() }),
  }),
  z.object({
    kind: z.literal("period.opened"),
    data: z.object({ period: z.string(), opensOn: z.string(), dueOn: z.string() }),
  }),
  z.object({
    kind: z.literal("period.came_near"),
    data: z.object({ period: z.string(), dueOn: z.string() }),
  }),
  z.object({ kind: z.literal("period.withdrawn"), data: z.object({ period: z.string() }) }),
  z.object({
    kind: z.literal("period.changed"),
    data: z.object({ period: z.string(), changes: z.array(change) }),
  }),
  z.object({ kind: z.literal("period.closed"), data: z.object({ period: z.string(), reason: z.string() }) }),
  z.object({
    kind: z.literal("period.rhythm_set"),
    data: z.object({ rhythm: z.string(), dueDay: z.number(), reporters: z.string(), periods: z.number() }),
  }),
  z.object({
    kind: z.literal("period.urged"),
    data: z.object({ period: z.string(), department: z.string(), reports: z.number(), words: z.string() }),
  }),
  z.object({
    kind: z.enum(["calendar.added", "calendar.removed"]),
    data: z.object({ days: z.string(), count: z.number() }),
  }),
  z.object({
    kind: z.enum(["robot.set", "robot.removed"]),
    data: z.object({ robot: z.string(), host: z.string() }),
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
      problems: z.number().optional(),
      instructions: z.number().optional(),
    }),
  }),
  z.object({
    kind: z.literal("department.alias_removed"),
    data: z.object({ name: z.string(), alias: z.string() }),
  }),
  z.object({ kind: z.literal("workspace.changed"), data: z.object({ changes: z.array(change) }) }),
  z.object({
    // What the workspace no longer keeps was removed; how much, never what.
    kind: z.literal("workspace.tidied"),
    data: z.object({ imports: z.number(), drafts: z.number() }),
  }),
  z.object({
    kind: z.enum(["membership.added", "membership.removed", "membership.switched"]),
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
    kind: z.literal("user.identity_linked"),
    data: z.object({ username: z.string(), issuer: z.string() }),
  }),
  z.object({
    kind: z.enum(["user.password_changed", "user.email_changed"]),
    data: z.object({ username: z.string() }),
  }),
]);

export type AuditEntry = z.infer<typeof auditEntry>;

/** The `before` of an address: the sequence of the entry that a page of the log goes on behind; undefined for anything else. */
export function readBefore(value: string | string[] | undefined): number | undefined {
  return typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}
