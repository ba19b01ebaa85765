import { assemble } from "@/lib/parser/link/assemble";
import { uncovered, unreadWarnings } from "@/lib/parser/link/coverage";
import { readTasks } from "@/lib/parser/link/read";
import { normalize } from "@/lib/parser/normalize/normalize";
import { classify } from "@/lib/parser/outline/lines";
import { numberingWarnings } from "@/lib/parser/outline/numbering";
import { buildOutline } from "@/lib/parser/outline/tree";
import { readDocument } from "@/lib/parser/recognize/document";
import { isPlan } from "@/lib/parser/recognize/kind";
import type { ImportedPlan, Range, Source, Warning } from "@/lib/parser/types";
import type { DocumentText } from "@/lib/text/document";

/** What was read, with the ranges of the text that some node, task, indicator, body or front matter accounts for. */
export interface Reading {
  plan: ImportedPlan;
  covered: Range[];
}

/**
 * Reads a plan document: text with structure → tasks, sections, indicators and the document's data, each pointing to its
 * words. Pure and total: every input gives a result, doubts are warnings. A document that is no plan gives no tasks and
 * the warning `not-a-plan`.
 */
export function parsePlan(document: DocumentText, source: Source): ImportedPlan {
  return readPlan(document, source).plan;
}

/** `parsePlan` with the coverage that the reader can account for, for checks. */
export function readPlan(document: DocumentText, source: Source): Reading {
  const normal = normalize(document);
  const blocks = classify(normal);
  const reading = readDocument(normal, blocks);
  const outline = buildOutline(blocks);
  const found = readTasks({ normal, blocks, outline, reading });
  const warnings: Warning[] = [...found.warnings];
  const plan = isPlan({
    title: reading.data.title,
    kind: reading.kind,
    outline,
    fold: normal.fold,
    tasks: found.tasks.length,
    owned: found.tasks.filter((task) => task.assignments.length > 0).length,
    measured: found.tasks.filter((task) => task.deadline !== null || task.targets.length > 0).length,
    openings: found.tasks.map((task) => task.title ?? task.text),
  });
  if (!plan) {
    const kept = warnings.filter((warning) => warning.code === "repaired-heading");
    kept.unshift({
      code: "not-a-plan",
      message: "The document has not the form of an implementation plan; no tasks were taken from it.",
      anchor: null,
    });
    const gaps = uncovered(normal.text, found.covered);
    return {
      plan: {
        ...assemble(source, normal, reading.data, { ...found, tasks: [], indicators: [], targets: [] }),
        warnings: [...kept, ...unreadWarnings(gaps)],
      },
      covered: found.covered,
    };
  }
  warnings.push(...numberingWarnings(outline.nodes));
  warnings.push(...unreadWarnings(uncovered(normal.text, found.covered)));
  return { plan: { ...assemble(source, normal, reading.data, found), warnings }, covered: found.covered };
}
