import { z } from "zod";
import { isCalendarDate } from "@/lib/calendar/date";
import { anchorSchema, importedPlanSchema, roleSchema, targetSchema } from "@/lib/parser/schema";

const key = z.string().min(1).max(100);
const day = z.string().refine(isCalendarDate, "no such day");
const line = z.string().max(1000);

/** What the parser gave, as it is kept: the text stands in the source document. */
export const readingSchema = importedPlanSchema.omit({ text: true });

export const draftDepartmentSchema = z.object({
  key,
  /** What it will be called where it is made anew. */
  name: z.string().trim().min(1).max(200),
  /** What the document calls it; null for one that a person added. */
  printedAs: z.string().max(200).nullable(),
  collective: z.boolean(),
  /** The department of the workspace that it stands for; null: it is made when the plan is taken over. */
  departmentId: z.uuid().nullable(),
  /** Of a collective name: keys of the departments that a person let it stand for. */
  expandsTo: z.array(key).max(500).optional(),
});

export const draftAssignmentSchema = z.object({
  departmentKey: key,
  role: roleSchema,
  anchor: anchorSchema.nullable(),
});

export const draftDeadlineSchema = z
  .object({
    words: line,
    date: day.nullable(),
    kind: z.enum(["by", "recurring", "ongoing"]),
    anchor: anchorSchema.nullable(),
  })
  .refine(({ date, kind }) => date === null || kind === "by", "recurring and ongoing work has no day");

export const draftTaskSchema = z.object({
  key,
  sectionKey: key.nullable(),
  number: z.string().max(50).nullable(),
  title: line.nullable(),
  titleAnchor: anchorSchema.nullable(),
  text: z.string().max(50_000),
  anchors: z.array(anchorSchema).max(1000),
  assignments: z.array(draftAssignmentSchema).max(500),
  deadline: draftDeadlineSchema.nullable(),
  targets: z.array(targetSchema).max(500),
  /** Codes of the reader's own doubts about this task. */
  notes: z.array(z.string().max(100)).max(100),
  checked: z.boolean(),
  /** 不是任务. */
  excluded: z.boolean(),
});

const draftSectionSchema = z.object({
  key,
  parentKey: key.nullable(),
  label: line,
  title: line,
  anchor: anchorSchema,
});

export const draftPlanSchema = z.object({
  title: line,
  documentNumber: line.nullable(),
  issuer: line.nullable(),
  issuedOn: day.nullable(),
  startsOn: day,
  endsOn: day.nullable(),
  leadRule: z.enum(["stated", "first_listed", "none"]),
  basis: z.array(z.object({ title: line, documentNumber: line.nullable() })).max(200),
});

/** The plan as it will be taken over. */
export const importDraftSchema = z.object({
  plan: draftPlanSchema,
  departments: z.array(draftDepartmentSchema).max(5000),
  sections: z.array(draftSectionSchema).max(20_000),
  tasks: z.array(draftTaskSchema).max(20_000),
  indicators: importedPlanSchema.shape.indicators,
  targets: importedPlanSchema.shape.targets,
  /** Keys of the doubts that a person has settled. */
  acknowledged: z.array(z.string().max(300)).max(50_000),
});

/** What a writer changed since the version they saw; what is left out stays as it is. */
export const draftChangesSchema = z.object({
  plan: draftPlanSchema.optional(),
  departments: importDraftSchema.shape.departments.optional(),
  /** Only those that changed or are new. */
  tasks: z.array(draftTaskSchema).max(20_000).optional(),
  /** All of them in their order, where that is another one by now, or tasks came or went. */
  order: z.array(key).max(20_000).optional(),
  /** Tasks that went into others. */
  removed: z.array(key).max(20_000).optional(),
  acknowledged: importDraftSchema.shape.acknowledged.optional(),
});

/** What a pasted document may hold: some ten times the longest plan known. */
const longestPaste = 2_000_000;

/** The same with its form; tables survive only there. */
const longestRichPaste = 3_000_000;

export const pasteInput = z.object({
  text: z.string().max(longestPaste),
  /** What was copied from a web page or a word processor, where it holds more than words. */
  html: z.string().max(longestRichPaste).optional(),
  planId: z.uuid().optional(),
});

export const uploadInput = z.object({
  fileName: z.string().trim().min(1).max(255),
  bytes: z.instanceof(Uint8Array<ArrayBuffer>),
  /** The plan that it is a later text of. */
  planId: z.uuid().optional(),
});

export const importInput = z.object({ importId: z.uuid() });

export const saveDraftInput = z.object({
  importId: z.uuid(),
  version: z.int().min(1),
  changes: draftChangesSchema,
});

export const takeOverInput = z.object({
  importId: z.uuid(),
  version: z.int().min(1),
  /** 接收后立即交办. */
  handOut: z.boolean(),
});
