import type { z } from "zod";
import type {
  anchorSchema,
  assignmentSchema,
  deadlineSchema,
  documentDataSchema,
  importedPlanSchema,
  indicatorSchema,
  roleSchema,
  sectionSchema,
  sourceSchema,
  targetSchema,
  taskSchema,
  warningSchema,
} from "@/lib/parser/schema";

export type Anchor = z.infer<typeof anchorSchema>;
export type Role = z.infer<typeof roleSchema>;
export type Assignment = z.infer<typeof assignmentSchema>;
export type Deadline = z.infer<typeof deadlineSchema>;
export type Target = z.infer<typeof targetSchema>;
export type Section = z.infer<typeof sectionSchema>;
export type Task = z.infer<typeof taskSchema>;
export type Indicator = z.infer<typeof indicatorSchema>;
export type Warning = z.infer<typeof warningSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type DocumentData = z.infer<typeof documentDataSchema>;
export type ImportedPlan = z.infer<typeof importedPlanSchema>;

/** A half-open range of UTF-16 offsets into the normalised text. */
export interface Range {
  start: number;
  end: number;
}
