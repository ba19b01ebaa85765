import type { CalendarDate } from "@/lib/calendar/date";
import type { AssignmentRole, Light } from "@/lib/tasks/types";

/** What stands in a cell of a file: words, a figure, a day, parts of a hundred, a light with its word. */
export type FileCell =
  | string
  | number
  | { kind: "day"; on: CalendarDate }
  | { kind: "percent"; value: number }
  | { kind: "light"; light: Light; word: string };

export interface FileColumn {
  title: string;
  /** In characters of a spreadsheet; a text document shares its page out in the same proportions. */
  width: number;
  centred?: boolean;
}

export type FileRow =
  | { kind: "section"; title: string }
  | {
      kind: "row";
      cells: readonly FileCell[];
      /** By which a spreadsheet that comes back knows the row again. */
      mark?: string;
    };

/** A table on its way to paper or to a spreadsheet, whatever the format. */
export interface FileTable {
  title: string;
  /** The line under the title: number of the document, day, how many tasks. */
  note: string;
  /** Of the sheet. */
  name: string;
  paper: "A3" | "A4";
  /** The foot of each page; &P and &N stand for the page and for how many there are. */
  foot: string;
  columns: readonly FileColumn[];
  /** The header of a hidden column for the marks of rows, where it has them. */
  markHead?: string;
  rows: readonly FileRow[];
}

export const fileFormats = ["xlsx", "docx", "csv"] as const;
export type FileFormat = (typeof fileFormats)[number];

export interface ExportFile {
  fileName: string;
  format: FileFormat;
  body: ReadableStream<Uint8Array>;
}

/** What a ledger says of a task beside its row: the text, what it promises, who answers for it, what was reported. */
export interface LedgerDetails {
  id: string;
  title: string | null;
  text: string;
  targets: { metric: string; comparator: string; value: number; unit: string | null; year: number | null }[];
  parts: LedgerPart[];
}

/** A department's part in a task, with its last accepted report. */
export interface LedgerPart {
  department: string;
  role: AssignmentRole;
  declined: boolean;
  heads: string[];
  report: { startsOn: CalendarDate; text: string; problems: string; nextSteps: string } | null;
}
