import type { CalendarDate } from "@/lib/calendar/date";
import type { AssignmentRole } from "@/lib/tasks/types";
import type { LightFigures } from "../types";

export interface DocumentSection {
  id: string;
  parentId: string | null;
  label: string | null;
  title: string;
  start: number;
  end: number;
}

/** A task where the document speaks of it. */
export interface DocumentTask extends LightFigures {
  id: string;
  number: string | null;
  name: string;
  /** Stretches of the text, in its order. */
  anchors: [number, number][];
  percent: number;
  expected: number | null;
  deadlineWords: string | null;
  deadlineOn: CalendarDate | null;
  /** What the deadline was before it was first put off by consent. */
  originalDeadline: CalendarDate | null;
  assignments: { role: AssignmentRole; name: string; start: number; end: number }[];
  targets: [number, number][];
  report: { month: string; words: string } | null;
}

/** Characters after a task's last words in which its deadline may still stand. */
export const afterTask = 200;

export interface Range {
  start: number;
  /** Where the next window starts; after the last line, one more than the text is long. */
  end: number;
}
