import type { CalendarDate } from "@/lib/calendar/date";
import type { ReportStatus } from "@/lib/db/generated/enums";

export type { ReportStatus };

/** Largest file that is taken, in bytes. The same bound stands in the database. */
export const largestEvidence = 20 * 1024 * 1024;
/** Files on one report, and on one claim of completion. */
export const mostEvidence = 10;

/** Header of an upload that carries the file's name, percent-encoded. */
export const evidenceNameHeader = "x-file-name";

/** What the picker of files offers; the server asks the content. */
export const evidenceExtensions = [
  ".pdf",
  ".doc",
  ".docx",
  ".xls",
  ".xlsx",
  ".ppt",
  ".pptx",
  ".wps",
  ".et",
  ".ofd",
  ".rtf",
  ".jpg",
  ".jpeg",
  ".png",
  ".gif",
  ".webp",
  ".bmp",
  ".tif",
  ".tiff",
  ".heic",
  ".txt",
  ".csv",
  ".md",
  ".zip",
] as const;

export type EvidenceKind = "pdf" | "office" | "image" | "text" | "archive";

/** A file that was handed in, without its bytes. */
export interface Evidence {
  id: string;
  fileName: string;
  mediaType: string;
  size: number;
  uploadedBy: string;
  uploadedAt: Date;
}

/** On the page of its task: of which department, and with what it came. */
export interface TaskEvidence extends Evidence {
  assignmentId: string;
  department: string;
  /** First day of the period of its report; null where it came with a claim of completion. */
  startsOn: CalendarDate | null;
  /** It has never been handed in: only its department sees it. */
  isHidden: boolean;
}

/** What a claim of completion needs beside its words. */
export interface ClaimNeeds {
  assignmentId: string;
  /** The workspace asks for evidence. */
  required: boolean;
  /** Evidence with the claim itself. */
  own: Evidence[];
  /** Files that came with reports handed in before. */
  reported: number;
}
