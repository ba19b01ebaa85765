import { z } from "zod";

const offset = z.number().int().nonnegative();
/** A pair of UTF-16 offsets into the plan's `text`. */
export const anchorSchema = z.tuple([offset, offset]);

export const roleSchema = z.enum(["lead", "responsible", "cooperating"]);

export const assignmentSchema = z.object({
  name: z.string(),
  role: roleSchema,
  /** The name stands for no single department: 有关部门, 各区政府. */
  collective: z.boolean(),
  anchor: anchorSchema,
});

export const deadlineSchema = z.object({
  text: z.string(),
  date: z.string().nullable(),
  kind: z.enum(["by", "recurring", "ongoing"]),
});

export const targetSchema = z.object({
  metric: z.string(),
  comparator: z.enum([">=", "<=", "="]),
  value: z.number(),
  unit: z.string(),
  year: z.number().int().nullable(),
  anchor: anchorSchema,
});

export const sectionSchema = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  label: z.string(),
  title: z.string(),
  anchor: anchorSchema,
});

export const taskSchema = z.object({
  id: z.string(),
  sectionId: z.string().nullable(),
  path: z.array(z.string()),
  number: z.string().nullable(),
  title: z.string().nullable(),
  text: z.string(),
  assignments: z.array(assignmentSchema),
  deadline: deadlineSchema.nullable(),
  targets: z.array(targetSchema),
  anchors: z.array(anchorSchema),
  confidence: z.number().min(0).max(1),
  notes: z.array(z.string()),
});

export const indicatorSchema = z.object({
  group: z.string().nullable(),
  name: z.string(),
  unit: z.string().nullable(),
  nature: z.enum(["expected", "binding"]).nullable(),
  values: z.array(
    z.object({ year: z.number().int(), value: z.number(), kind: z.enum(["baseline", "target"]) }),
  ),
  anchor: anchorSchema,
});

export const warningSchema = z.object({
  code: z.string(),
  message: z.string(),
  anchor: anchorSchema.nullable(),
});

export const sourceSchema = z.object({
  fileName: z.string(),
  format: z.string(),
  sha256: z.string(),
  characters: z.number().int().nonnegative(),
});

export const documentDataSchema = z.object({
  title: z.string().nullable(),
  documentNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: z.string().nullable(),
  script: z.enum(["simplified", "traditional"]),
  leadRule: z.enum(["stated", "first-listed", "none"]),
  basis: z.array(z.object({ title: z.string(), documentNumber: z.string().nullable() })),
  bodies: z.array(
    z.object({
      name: z.string(),
      members: z.array(
        z.object({ name: z.string(), role: z.string().nullable(), post: z.string().nullable() }),
      ),
    }),
  ),
});

/** What the reader takes out of a plan document, as it is printed by `plan:parse` and stored with an import. */
export const importedPlanSchema = z.object({
  schemaVersion: z.literal(1),
  source: sourceSchema,
  document: documentDataSchema,
  text: z.string(),
  sections: z.array(sectionSchema),
  tasks: z.array(taskSchema),
  indicators: z.array(indicatorSchema),
  targets: z.array(targetSchema),
  warnings: z.array(warningSchema),
});
