import { describe, expect, it } from "vitest";
import { readFile } from "@/tests/setup/documents/alike";
import { corpusCases } from "@/tests/setup/documents/corpus-cases";
import { differences } from "@/tests/setup/documents/expected-reading";
import { breaches } from "@/tests/setup/documents/holds";
import { rewritten } from "@/tests/setup/documents/rewritten";
import { knownFaults } from "./known-faults";

const cases = corpusCases();
/** Generous, for a machine that is busy with other things. */
const patience = 60_000;
const mended = "This is read rightly now: take it out of known-faults.ts.";

describe("the corpus", { timeout: patience }, () => {
  it("has a case for every known fault", () => {
    const names = new Set(cases.map(({ name }) => name));
    expect(Object.keys(knownFaults).filter((name) => !names.has(name.split(" as ")[0] ?? ""))).toEqual([]);
  });

  describe.each(cases)("$name", (one) => {
    const fault = knownFaults[one.name];

    it(fault === undefined ? one.expected.about : `${one.expected.about} (misread: ${fault})`, async () => {
      const reading = await readFile(one);
      expect(breaches(reading)).toEqual([]);
      const found = differences(one.expected, reading.plan);
      if (fault === undefined) expect(found).toEqual([]);
      else expect(found, mended).not.toEqual([]);
    });

    // What is misread in one format says nothing about the others.
    if (fault !== undefined) return;
    it("is read the same in other formats", async () => {
      const misread: string[] = [];
      for (const file of await rewritten(one)) {
        const reading = await readFile(file);
        expect(breaches(reading)).toEqual([]);
        const found = differences(one.expected, reading.plan);
        const known = knownFaults[`${one.name} as ${file.kind}`];
        if (known === undefined) misread.push(...found.map((line) => `as ${file.kind}: ${line}`));
        else if (found.length === 0) misread.push(`as ${file.kind}: ${mended}`);
      }
      expect(misread).toEqual([]);
    });
  });
});
