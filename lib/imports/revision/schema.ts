import { z } from "zod";

const key = z.string().min(1).max(100);
const choice = z.enum(["take", "keep"]);

/** What a person settled about a comparison; what is left out is as the comparison proposes it. */
export const mappingSchema = z.object({
  /** Task of the plan by key of the new side; null: it is a new one. */
  pairs: z.record(key, z.uuid().nullable()).default({}),
  /** By key of the new side. */
  fields: z
    .record(
      key,
      z.object({
        words: choice.optional(),
        departments: choice.optional(),
        deadline: choice.optional(),
      }),
    )
    .default({}),
  /** Of tasks that are gone by their id, whether they are cancelled; of new ones by key, whether they are added. */
  confirmed: z.record(key, z.boolean()).default({}),
});

export const emptyMapping: z.infer<typeof mappingSchema> = { pairs: {}, fields: {}, confirmed: {} };

export const ledgerFields = ["number", "task", "lead", "support", "deadline"] as const;

/** A ledger that was exported from a plan and came back. */
export const ledgerSchema = z.object({
  planId: z.string().max(100),
  rows: z
    .array(
      z.object({
        /** Where it stands in the sheet. */
        line: z.int().min(1),
        /** Null for a row that was added, or whose mark is gone. */
        taskId: z.uuid().nullable(),
        /** What the task was when the ledger left, by fields that can be changed. */
        marks: z.array(z.string().max(20)).max(10),
        cells: z.record(z.enum(ledgerFields), z.string().max(50_000)),
        edited: z.array(z.enum(ledgerFields)).max(10),
        /** Changed cells of other columns. */
        unread: z.array(z.object({ column: z.string().max(200), value: z.string().max(1000) })).max(100),
      }),
    )
    .max(20_000),
});

const importId = z.uuid();
const version = z.int().min(1);

/** One correction of the comparison. */
export const mapRevisionInput = z.object({
  importId,
  version,
  change: z.discriminatedUnion("kind", [
    /** Another task, or none, is what the new side speaks of. */
    z.object({ kind: z.literal("pair"), key, taskId: z.uuid().nullable() }),
    z.object({
      kind: z.literal("field"),
      key,
      field: z.enum(["words", "departments", "deadline"]),
      choice,
    }),
    z.object({ kind: z.literal("confirm"), keys: z.array(key).min(1).max(20_000), on: z.boolean() }),
  ]),
});

export const acceptRevisionInput = z.object({
  importId,
  version,
  fingerprint: z.string().max(100),
  reason: z.string().trim().min(1).max(1000),
  /** 新增的立即交办. */
  handOut: z.boolean(),
});
