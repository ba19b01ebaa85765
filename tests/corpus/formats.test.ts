import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractDocument } from "@/lib/extract/extract";
import { readPlan } from "@/lib/parser/parse";
import type { Task } from "@/lib/parser/types";
import { bareWords } from "@/lib/text/fold";
import { breaches } from "@/tests/setup/documents/holds";
import { type PlanFile, planFiles } from "@/tests/setup/documents/plan-files";
import { type PlainTask, planTasks } from "@/tests/setup/documents/plan-lines";
import { planValue } from "@/tests/setup/documents/plan-value";

/** Plans, each of them in every format; a nightly command sets more. */
const runs = Number(process.env.FUZZ_RUNS ?? 12);

function plain(task: PlainTask): PlainTask {
  const { number, title, text, heading, assignments, deadline } = task;
  return {
    number,
    title: bareWords(title),
    text: bareWords(text),
    heading: bareWords(heading),
    assignments: assignments.map((line) => line.normalize("NFKC")),
    deadline,
  };
}

function asRead(task: Task): PlainTask {
  return plain({
    number: task.number ?? "",
    title: task.title ?? "",
    text: task.text,
    heading: task.path.at(-1) ?? "",
    assignments: task.assignments.map(({ role, name }) => `${role} ${name}`),
    deadline: task.deadline === null ? null : (task.deadline.date ?? task.deadline.kind),
  });
}

async function read({ fileName, bytes }: PlanFile) {
  const { document, ...extracted } = await extractDocument(bytes, fileName);
  return readPlan(document, { fileName, ...extracted });
}

describe("one plan in many formats", () => {
  it("is read alike from each of them", async () => {
    await fc.assert(
      fc.asyncProperty(planValue, async (value) => {
        const expected = planTasks(value).map(plain);
        for (const file of planFiles(value)) {
          const reading = await read(file);
          const { plan } = reading;
          expect({ kind: file.kind, title: plan.document.title, tasks: plan.tasks.map(asRead) }).toEqual({
            kind: file.kind,
            title: value.title,
            tasks: expected,
          });
          expect([file.kind, breaches(reading)]).toEqual([file.kind, []]);
        }
      }),
      { numRuns: runs },
    );
  }, 60_000);
});
