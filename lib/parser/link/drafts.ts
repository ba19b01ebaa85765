import type { Node } from "@/lib/parser/outline/tree";
import type { FoundDeadline } from "@/lib/parser/recognize/deadline";
import type { Statement } from "@/lib/parser/recognize/responsibility";
import type { Anchor, Assignment, Range, Target } from "@/lib/parser/types";

/** A task in the making: where its words stand, before ids and confidence are given. */
export interface TaskDraft {
  /** The item of the body that it stands in, or whose words a table row repeats. */
  node: Node | null;
  number: string | null;
  title: string | null;
  text: string;
  /** Headings from the top, label and title joined. */
  path: string[];
  assignments: Assignment[];
  deadline: { text: string; found: FoundDeadline; stated: boolean } | null;
  targets: Target[];
  anchors: Anchor[];
  notes: string[];
  /** From a row of a table, not from the body. */
  tabular: boolean;
}

/** What a leaf of the outline says, taken apart. */
export interface Item {
  node: Node;
  title: Range | null;
  /** Ranges of prose: without label, title and statements. */
  prose: Range[];
  statements: Statement[];
  /** All that belongs to the item, label included. */
  range: Range;
}
