import type { ImportedPlan, Target } from "@/lib/parser/types";
import { bareWords } from "@/lib/text/fold";

/** What a careful reader takes out of a document of the corpus. What is left out is not compared, lists apart. */
export interface ExpectedReading {
  /** What the case is about. */
  about: string;
  tasks: ExpectedTask[];
  document?: Partial<ImportedPlan["document"]>;
  /** Of the goals section. */
  targets?: ExpectedTarget[];
  indicators?: Array<Omit<ImportedPlan["indicators"][number], "anchor">>;
  /** Each code once. */
  warnings?: string[];
}

interface ExpectedTask {
  number: string | null;
  title: string | null;
  /** The innermost heading, label and title joined. */
  heading: string | null;
  /** Role and name, `*` behind the role of a collective name: `responsible* 各区政府`. */
  assignments: string[];
  /** A date, or a kind of limit without one. */
  deadline: string | null;
  targets?: ExpectedTarget[];
  text?: string;
  /** Notes that the task must carry, among others. */
  notes?: string[];
}

/** `metric` are words that the metric holds: where it begins and ends is a matter of taste. */
type ExpectedTarget = Omit<Target, "anchor">;

function same(expected: string | null, actual: string | null): boolean {
  return (expected === null) === (actual === null) && bareWords(expected ?? "") === bareWords(actual ?? "");
}

function assignmentLine(own: ImportedPlan["tasks"][number]["assignments"][number]): string {
  return `${own.role}${own.collective ? "*" : ""} ${own.name.normalize("NFKC")}`;
}

function targetLine(target: ExpectedTarget): string {
  return `${target.comparator}${target.value}${target.unit}@${target.year ?? "-"}`;
}

/** Where a reading differs from what is expected: one line for each field. */
export function differences(expected: ExpectedReading, plan: ImportedPlan): string[] {
  const found: string[] = [];
  const differ = (place: string, wanted: unknown, got: unknown) =>
    found.push(`${place}: expected ${JSON.stringify(wanted)}, read ${JSON.stringify(got)}`);
  const compareLists = (place: string, wanted: readonly string[], got: readonly string[]) => {
    if (JSON.stringify(wanted) !== JSON.stringify(got)) differ(place, wanted, got);
  };
  const compareTargets = (place: string, wanted: readonly ExpectedTarget[], got: readonly Target[]) => {
    compareLists(place, wanted.map(targetLine), got.map(targetLine));
    wanted.forEach(({ metric }, index) => {
      const read = got[index]?.metric ?? "";
      if (!bareWords(read).includes(bareWords(metric))) differ(`${place}[${index}].metric`, metric, read);
    });
  };

  if (expected.tasks.length !== plan.tasks.length) {
    differ(
      "tasks",
      expected.tasks.map((task) => `${task.number} ${task.title ?? task.text ?? ""}`),
      plan.tasks.map((task) => `${task.number} ${task.title ?? task.text}`),
    );
  }
  expected.tasks.forEach((task, index) => {
    const read = plan.tasks[index];
    if (read === undefined) return;
    const place = `tasks[${index}]`;
    if (!same(task.number, read.number)) differ(`${place}.number`, task.number, read.number);
    if (!same(task.title, read.title)) differ(`${place}.title`, task.title, read.title);
    const heading = read.path.at(-1) ?? null;
    if (!same(task.heading, heading)) differ(`${place}.heading`, task.heading, heading);
    compareLists(
      `${place}.assignments`,
      task.assignments.map((line) => line.normalize("NFKC")),
      read.assignments.map(assignmentLine),
    );
    const deadline = read.deadline === null ? null : (read.deadline.date ?? read.deadline.kind);
    if (task.deadline !== deadline) differ(`${place}.deadline`, task.deadline, deadline);
    compareTargets(`${place}.targets`, task.targets ?? [], read.targets);
    if (task.text !== undefined && !same(task.text, read.text)) differ(`${place}.text`, task.text, read.text);
    const missing = (task.notes ?? []).filter((note) => !read.notes.includes(note));
    if (missing.length > 0) differ(`${place}.notes`, missing, read.notes);
  });
  for (const [key, wanted] of Object.entries(expected.document ?? {})) {
    const got = plan.document[key as keyof ImportedPlan["document"]];
    const fold = (value: unknown) => JSON.stringify(value).normalize("NFKC").replace(/\s/g, "");
    if (fold(wanted) !== fold(got)) differ(`document.${key}`, wanted, got);
  }
  compareTargets("targets", expected.targets ?? [], plan.targets);
  compareLists(
    "indicators",
    (expected.indicators ?? []).map((own) => JSON.stringify(own)),
    plan.indicators.map(({ anchor: _, ...own }) => JSON.stringify(own)),
  );
  const codes = [...new Set(plan.warnings.map(({ code }) => code))].sort();
  const warnings = [...(expected.warnings ?? [])].sort();
  // Of a document that is no plan it does not matter what else was doubted.
  const no = "not-a-plan";
  compareLists("warnings", warnings, warnings.includes(no) ? codes.filter((code) => code === no) : codes);
  return found;
}
