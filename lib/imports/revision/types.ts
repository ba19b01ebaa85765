import type { z } from "zod";
import type { CalendarDate } from "@/lib/calendar/date";
import type { AssignmentRole, DeadlineKind, TaskStatus } from "@/lib/tasks/types";
import type { acceptRevisionInput, ledgerSchema, mappingSchema, mapRevisionInput } from "./schema";

export type Mapping = z.infer<typeof mappingSchema>;
export type Ledger = z.infer<typeof ledgerSchema>;

/** What can differ between a task and what a later text says of it, and can be taken over or left, each by itself. */
export type ComparedField = "words" | "departments" | "deadline";

export interface ComparedPart {
  /** Of the department, or of the name that one will be made for. */
  id: string;
  name: string;
  role: AssignmentRole;
}

export interface ComparedDeadline {
  words: string;
  date: CalendarDate | null;
  kind: DeadlineKind;
}

/** What both sides of a comparison say of a task. */
export interface Compared {
  key: string;
  number: string | null;
  title: string | null;
  text: string;
  /** The heading it stands under. */
  section: string | null;
  parts: ComparedPart[];
  deadline: ComparedDeadline | null;
}

/** A department's part in a task as it stands. */
export interface StandingPart extends ComparedPart {
  assignmentId: string;
  percent: number;
  isBlocked: boolean;
  declined: boolean;
  /** Reports or evidence hang on it. */
  isRecorded: boolean;
}

/** A task of the plan as it stands. */
export interface StandingTask extends Compared {
  parts: StandingPart[];
  version: number;
  order: number;
  status: TaskStatus;
  percent: number;
  isBlocked: boolean;
  sectionId: string | null;
  /** Its anchors point into an edition that is no longer in force. */
  isDropped: boolean;
  /** Reports that were handed in on it. */
  reports: number;
  /** Fields that people changed here since the edition in force came in. */
  edited: ComparedField[];
  updatedAt: Date;
}

export interface Pair<O extends Compared = Compared, N extends Compared = Compared> {
  before: O | null;
  after: N | null;
}

/** What is looked at at once, in the order in which it asks for somebody's eyes: tasks of a kind, or the indicators. */
export const shownKinds = ["changed", "new", "gone", "renumbered", "indicators", "same"] as const;
export type Shown = (typeof shownKinds)[number];
export type PairKind = Exclude<Shown, "indicators">;

/** A pair with what differs in it and what will be done about it. */
export interface Comparison {
  /** Of the new side, else of the old. */
  key: string;
  kind: PairKind;
  before: StandingTask | null;
  after: Compared | null;
  differs: ComparedField[];
  isRenumbered: boolean;
  /** It stands under another heading. */
  isMoved: boolean;
  /** Fields that were changed on both sides: a person decides, and until then ours stand. */
  contested: ComparedField[];
  /** Of what differs, what is taken over. */
  taken: ComparedField[];
  /** Of a gone task: whether it is cancelled. Of a new one: whether it is added. */
  isConfirmed: boolean;
}

/** A cell of a returned ledger that was changed but says nothing that can be taken over. */
export interface UnreadCell {
  number: string;
  column: string;
  value: string;
}

export interface PlanChange {
  field: "title" | "documentNumber" | "issuer" | "issuedOn" | "endsOn";
  from: string | null;
  to: string | null;
}

export interface IndicatorValue {
  year: number;
  value: number;
  kind: "baseline" | "target";
}

/** What both sides of a comparison say of an indicator. */
export interface ComparedIndicator {
  group: string | null;
  name: string;
  unit: string | null;
  nature: "expected" | "binding" | null;
  values: IndicatorValue[];
}

/** An indicator of the plan as it stands. */
export interface StandingIndicator extends ComparedIndicator {
  id: string;
  /** How often it was measured. */
  readings: number;
  /** The edition in force does not print it. */
  isDropped: boolean;
}

/** What a later text says otherwise: a figure of a year, or the unit, or whether it binds. */
export interface IndicatorChange {
  field: IndicatorValue["kind"] | "unit" | "nature";
  /** Of a figure. */
  year: number | null;
  from: string | null;
  to: string | null;
}

export interface IndicatorComparison extends Pick<ComparedIndicator, "group" | "name" | "unit"> {
  /**
   * One that the later text does not print stays with what was measured, behind the others; it is gone once, and the same
   * from then on.
   */
  kind: "changed" | "new" | "gone" | "same";
  readings: number;
  changes: IndicatorChange[];
}

/** The plan that a text came for, as it stands. */
export interface Standing {
  id: string;
  title: string;
  documentNumber: string | null;
  issuer: string | null;
  issuedOn: CalendarDate | null;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  status: string;
  handedOut: boolean;
  /** The text of the edition in force. */
  documentId: string | null;
  edition: number;
  tasks: StandingTask[];
  indicators: StandingIndicator[];
}

/** A text that came for a plan, laid beside it. */
export interface Revision {
  importId: string;
  version: number;
  fileName: string;
  plan: { id: string; title: string; handedOut: boolean };
  isLedger: boolean;
  comparisons: Comparison[];
  planChanges: PlanChange[];
  indicators: IndicatorComparison[];
  unread: UnreadCell[];
  /** Of a returned ledger: how many tasks it does not hold. */
  absent: number;
  /** Tells whether tasks changed since the comparison was shown. */
  fingerprint: string;
}

export type MapRevisionInput = z.infer<typeof mapRevisionInput>;
export type AcceptRevisionInput = z.infer<typeof acceptRevisionInput>;
