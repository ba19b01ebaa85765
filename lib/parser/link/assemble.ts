import { confidenceOf } from "@/lib/parser/link/confidence";
import type { TaskDraft } from "@/lib/parser/link/drafts";
import { headingTitle } from "@/lib/parser/link/titles";
import type { NormalText } from "@/lib/parser/normalize/normalize";
import type { Node } from "@/lib/parser/outline/tree";
import type { DocumentReading } from "@/lib/parser/recognize/document";
import type { DocumentData, ImportedPlan, Indicator, Section, Source, Target } from "@/lib/parser/types";

export interface Found {
  tasks: TaskDraft[];
  sections: Node[];
  indicators: Indicator[];
  targets: Target[];
  bodies: DocumentData["bodies"];
  leadRule: DocumentData["leadRule"];
}

/** Last stage: gives ids in reading order and puts the result into the form of the contract, without warnings. */
export function assemble(
  source: Source,
  normal: NormalText,
  data: DocumentReading["data"],
  found: Found,
): ImportedPlan {
  const ids = new Map<Node, string>();
  for (const [i, node] of found.sections.entries()) ids.set(node, `s${i + 1}`);
  const nearest = (node: Node | null): string | null => {
    for (let at = node; at !== null; at = at.parent) {
      const id = ids.get(at);
      if (id !== undefined) return id;
    }
    return null;
  };
  const sections = found.sections.map((node, i): Section => {
    const lead = node.line.text.length - node.line.text.trimStart().length;
    return {
      id: `s${i + 1}`,
      parentId: nearest(node.parent),
      label: node.line.text.slice(lead, node.restStart - node.line.start).trim(),
      title: headingTitle(node),
      anchor: [node.line.start + lead, node.line.end],
    };
  });
  return {
    schemaVersion: 1,
    source,
    document: { ...data, leadRule: found.leadRule, bodies: found.bodies },
    text: normal.text,
    sections,
    tasks: found.tasks.map((task, i) => ({
      id: `t${i + 1}`,
      sectionId: nearest(task.node),
      path: task.path,
      number: task.number,
      title: task.title,
      text: task.text,
      assignments: task.assignments,
      deadline:
        task.deadline === null
          ? null
          : { text: task.deadline.text, date: task.deadline.found.date, kind: task.deadline.found.kind },
      targets: task.targets,
      anchors: task.anchors,
      confidence: confidenceOf(task),
      notes: task.notes,
    })),
    indicators: found.indicators,
    targets: found.targets,
    warnings: [],
  };
}
