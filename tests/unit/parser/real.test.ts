import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { parsePlan } from "@/lib/parser/parse";
import { digitalPlan, lines, source } from "./samples";

const folder = join(process.cwd(), "../shared/importing");

/** The scorer's report: a share from 0 to 1 for each column that applies, and their mean. */
interface Report {
  mean: number;
  [column: string]: unknown;
}
type Score = (gold: unknown, predicted: unknown) => Report;

// Real plans lie beside some checkouts only.
const files = existsSync(folder) ? readdirSync(join(folder, "gold")) : [];
for (const file of files) {
  it(`reads the real document ${file} as its careful reader did`, async () => {
    const scorer: { score: Score } = await import(
      /* @vite-ignore */ pathToFileURL(join(folder, "score.mjs")).href
    );
    const gold: { file: string } = JSON.parse(readFileSync(join(folder, "gold", file), "utf8"));
    const plan = parsePlan(lines(readFileSync(join(folder, "plans", gold.file), "utf8")), source);
    const report = scorer.score(gold, plan);
    expect(report.mean).toBeGreaterThanOrEqual(0.98);
    const columns = Object.entries(report).filter(([, value]) => typeof value === "number");
    for (const [column, value] of columns)
      expect([column, Number(value) >= 0.95 || column === "anchors"]).toEqual([column, true]);
  });
}

it("reads our own sample whether or not real documents are at hand", () => {
  expect(parsePlan(lines(digitalPlan), source).tasks).toHaveLength(7);
});
