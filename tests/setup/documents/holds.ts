import { uncovered } from "@/lib/parser/link/coverage";
import type { Reading } from "@/lib/parser/parse";
import type { Anchor } from "@/lib/parser/types";
import { bareWords } from "@/lib/text/fold";

/** What must hold of every reading, whatever the document: one sentence for each breach. */
export function breaches({ plan, covered }: Reading): string[] {
  const { text } = plan;
  const found: string[] = [];
  const sound = ([start, end]: Anchor) => start >= 0 && start <= end && end <= text.length;
  const expect = (holds: boolean, sentence: string) => {
    if (!holds) found.push(sentence);
  };
  const warned = plan.warnings.flatMap(({ anchor }) =>
    anchor === null ? [] : [{ start: anchor[0], end: anchor[1] }],
  );
  for (const gap of uncovered(text, [...covered, ...warned]))
    found.push(`nothing accounts for "${text.slice(gap.start, gap.end).slice(0, 40)}"`);
  for (const task of plan.tasks) {
    expect(task.anchors.length > 0, `task ${task.id} stands nowhere`);
    expect(task.anchors.every(sound), `an anchor of task ${task.id} is outside of the text`);
    expect(task.confidence > 0 && task.confidence <= 1, `task ${task.id} has no confidence`);
    for (const own of task.assignments)
      expect(
        bareWords(text.slice(...own.anchor)).includes(bareWords(own.name)),
        `the words of ${own.name} in task ${task.id} are "${text.slice(...own.anchor).slice(0, 40)}"`,
      );
    for (const target of task.targets)
      expect(
        text
          .slice(...target.anchor)
          .replace(/,/g, "")
          .includes(target.unit.slice(0, 1)),
        `the words of ${target.value}${target.unit} in task ${task.id} are "${text.slice(...target.anchor)}"`,
      );
  }
  for (const section of plan.sections)
    expect(
      text.slice(...section.anchor).startsWith(section.label),
      `section ${section.id} does not start with its label`,
    );
  for (const indicator of plan.indicators)
    expect(sound(indicator.anchor), `indicator ${indicator.name} stands outside of the text`);
  for (const { code, anchor } of plan.warnings)
    expect(anchor === null || sound(anchor), `warning ${code} stands outside of the text`);
  expect(new Set(plan.tasks.map((task) => task.id)).size === plan.tasks.length, "two tasks share an id");
  return found;
}
