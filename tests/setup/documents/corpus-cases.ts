import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ExpectedReading } from "./expected-reading";

export interface CorpusCase {
  /** `<group>/<name>`. */
  name: string;
  fileName: string;
  bytes: Uint8Array;
  expected: ExpectedReading;
}

const folder = join(process.cwd(), "tests/corpus/cases");

/** The cases of the corpus: a folder each, with `source.*` and `expected.json`. */
export function corpusCases(): CorpusCase[] {
  return readdirSync(folder)
    .flatMap((group) => readdirSync(join(folder, group)).map((name) => `${group}/${name}`))
    .sort()
    .map((name) => {
      const fileName = readdirSync(join(folder, name)).find((file) => file.startsWith("source."));
      if (fileName === undefined) throw new Error(`${name} has no source`);
      const expected = JSON.parse(
        readFileSync(join(folder, name, "expected.json"), "utf8"),
      ) as ExpectedReading;
      return { name, fileName, bytes: readFileSync(join(folder, name, fileName)), expected };
    });
}
