import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedOf, plainOf, readFile } from "@/tests/setup/documents/alike";
import { breaches } from "@/tests/setup/documents/holds";
import { planFiles } from "@/tests/setup/documents/plan-files";
import { planValue } from "@/tests/setup/documents/plan-value";

/** Plans, each of them in every format. */
const runs = Number(process.env.FUZZ_RUNS ?? 8);
/** Generous, for a machine that is busy with other things. */
const patience = 30_000 + runs * 3_000;

describe("one plan in many formats", () => {
  it(
    "is read alike from each of them",
    async () => {
      await fc.assert(
        fc.asyncProperty(planValue, async (value) => {
          for (const file of planFiles(value)) {
            const reading = await readFile(file);
            expect([file.kind, plainOf(reading)]).toEqual([file.kind, expectedOf(value)]);
            expect([file.kind, breaches(reading)]).toEqual([file.kind, []]);
          }
        }),
        { numRuns: runs },
      );
    },
    patience,
  );
});
