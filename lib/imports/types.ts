import type { z } from "zod";
import type { DepartmentChoice } from "@/lib/departments/types";
import type { ErrorCode, ErrorParams } from "@/lib/errors";
import type { Anchor } from "@/lib/parser/types";
import type {
  draftAssignmentSchema,
  draftChangesSchema,
  draftDeadlineSchema,
  draftDepartmentSchema,
  draftPlanSchema,
  draftTaskSchema,
  importDraftSchema,
  readingSchema,
} from "./schema";

export type { Anchor };

export type Reading = z.infer<typeof readingSchema>;
export type ImportDraft = z.infer<typeof importDraftSchema>;
export type DraftPlan = z.infer<typeof draftPlanSchema>;
export type DraftTask = z.infer<typeof draftTaskSchema>;
export type DraftDepartment = z.infer<typeof draftDepartmentSchema>;
export type DraftAssignment = z.infer<typeof draftAssignmentSchema>;
export type DraftDeadline = z.infer<typeof draftDeadlineSchema>;
export type DraftChanges = z.infer<typeof draftChangesSchema>;
export type DraftRole = DraftAssignment["role"];

export type ImportStatus = "uploaded" | "reading" | "in_review" | "taken_over" | "discarded" | "failed";

/** How far the reading of a document is: in the queue, its text is taken out, its tasks are recognised. */
export const readingStages = ["waiting", "text", "tasks"] as const;
export type ReadingStage = (typeof readingStages)[number];

/** How many pages of a document have been read, of those formats that have pages. */
export interface ReadingPages {
  done: number;
  total: number;
}

/** Where an import stands, for a page that waits for it. */
export interface ImportProgress {
  id: string;
  fileName: string;
  status: ImportStatus;
  stage: ReadingStage | null;
  /** Known where this server reads it. */
  pages: ReadingPages | null;
  failure: { code: ErrorCode; params: ErrorParams } | null;
  /** Bytes of the file. */
  size: number;
  createdBy: string;
}

/** What became of an upload: an import for each document in it, and what of an archive was left. */
export interface Received {
  imports: { id: string; fileName: string }[];
  left: { fileName: string; code: ErrorCode; params: ErrorParams }[];
}

/** Largest file that is taken, in bytes. The same bound stands in the reader. */
export const largestUpload = 50 * 1024 * 1024;

/** Carries the file's name, percent-encoded, beside the raw body of an upload. */
export const uploadNameHeader = "x-file-name";

/** Carries the plan that an upload is a later text of. */
export const uploadPlanHeader = "x-plan-id";

/** What the file picker offers; the reader itself goes by the bytes. */
export const readableExtensions = [
  ".docx",
  ".doc",
  ".wps",
  ".rtf",
  ".pdf",
  ".html",
  ".htm",
  ".mht",
  ".xlsx",
  ".csv",
  ".txt",
  ".md",
] as const;

/** An import that waits for somebody to go on with it, or to be read. */
export interface OpenImport {
  id: string;
  status: "uploaded" | "reading" | "in_review" | "failed";
  /** Null until it is read. */
  title: string | null;
  fileName: string;
  failure: ImportProgress["failure"];
  tasks: number;
  checked: number;
  createdBy: string;
  updatedAt: Date;
}

/** A department of the workspace as the desk offers it. */
export interface DirectoryEntry extends DepartmentChoice {
  collective: boolean;
  aliases: string[];
}

/** Everything that the desk for checking works on. */
export interface ImportDesk {
  id: string;
  version: number;
  fileName: string;
  format: string;
  characters: number;
  text: string;
  warnings: Reading["warnings"];
  draft: ImportDraft;
  directory: DirectoryEntry[];
  /** Departments of the workspace that a name of the document may stand for, by key of the draft's department. */
  similar: Record<string, DepartmentChoice[]>;
  /** Departments that a collective name stood for the last time, by key of the draft's department. */
  expansions: Record<string, string[]>;
  /** The plan that it is a later text of, with which it is compared next; null where it becomes a plan. */
  revises: { id: string; title: string } | null;
}
