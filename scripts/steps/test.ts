/** The runners of `npm test`, one after the other where they would fight over two cores, and the sum of what they say. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./browser";
import { build } from "./build";
import { generateClient } from "./generate";
import { Problem, say, seconds } from "./say.mjs";
import { mustRun, runNode } from "./tool";

interface Count {
  passed: number;
  failed: number;
}

type Runner = (reports: string) => Promise<Count>;

const none: Count = { passed: 0, failed: 0 };
const oneFailed: Count = { passed: 0, failed: 1 };

/** A tool that says yes or no counts as one, and is heard only when it says no. */
async function verdict(args: string[]): Promise<Count> {
  const { code, output } = await runNode(args);
  if (code === 0) return { passed: 1, failed: 0 };
  say(output);
  return oneFailed;
}

/** A test runner writes to the console itself, and its numbers into a file. */
function shown(args: string[], environment: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: "inherit", env: environment });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** A runner that fails outside of any test, or leaves no report, has failed all the same. */
function counted(code: number, report: string, read: (text: string) => Count): Count {
  const count = existsSync(report) ? read(readFileSync(report, "utf8")) : none;
  const silent = code !== 0 && count.failed === 0;
  return silent ? { ...count, failed: 1 } : count;
}

interface VitestReport {
  numPassedTests: number;
  numTotalTests: number;
  numFailedTestSuites: number;
  numFailedTests: number;
}

/** What was skipped has not been shown to work: it counts as failed. */
function fromVitest(text: string): Count {
  const report = JSON.parse(text) as VitestReport;
  return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests };
}

function vitest(project: string): Runner {
  return async (reports) => {
    const report = join(reports, `${project}.json`);
    const args = ["run", "--project", project, "--passWithNoTests", "--reporter=default", "--reporter=json"];
    const code = await shown(
      ["node_modules/vitest/vitest.mjs", ...args, `--outputFile.json=${report}`],
      process.env,
    );
    return counted(code, report, fromVitest);
  };
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

function fromPlaywright(text: string): Count {
  const { stats } = JSON.parse(text) as PlaywrightReport;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
}

const e2e: Runner = async (reports) => {
  const report = join(reports, "e2e.json");
  const code = await shown(["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"], {
    ...process.env,
    CHROMIUM_PATH: await ensureBrowser(),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return counted(code, report, fromPlaywright);
};

/** The types of the routes come from the folders of app; those of a running development server may be of yesterday. */
const types: Runner = async () => {
  await mustRun("Generating the types of the routes", ["node_modules/next/dist/bin/next", "typegen"]);
  return verdict(["node_modules/typescript/bin/tsc", "--noEmit", "--project", "tsconfig.check.json"]);
};

const runners: Record<string, Runner> = {
  types,
  lint: () => verdict(["node_modules/@biomejs/biome/bin/biome", "check", "."]),
  knip: () => verdict(["node_modules/knip/bin/knip.js"]),
  architecture: vitest("architecture"),
  unit: vitest("unit"),
  integration: vitest("integration"),
  build: async () => {
    await build();
    return { passed: 1, failed: 0 };
  },
  e2e,
};

async function runOne(name: string, runner: Runner, reports: string): Promise<Count> {
  const begun = performance.now();
  const count = await runner(reports).catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    return oneFailed;
  });
  const mark = count.failed === 0 ? "✓" : "✗";
  say(`${mark} ${name.padEnd(14)}${count.passed} passed, ${count.failed} failed  (${seconds(begun)})`);
  return count;
}

function chosen(names: string[]): [string, Runner][] {
  const unknown = names.find((name) => !(name in runners));
  if (unknown) {
    throw new Problem(`There is no part "${unknown}". The parts are ${Object.keys(runners).join(", ")}.`);
  }
  return Object.entries(runners).filter(([name]) => names.length === 0 || names.includes(name));
}

/** The quick verdicts run side by side; everything that starts servers runs alone. */
const sideBySide = ["types", "lint", "knip"];

export async function main(names: string[]): Promise<void> {
  const parts = chosen(names);
  const reports = mkdtempSync(join(tmpdir(), "luoshi-test-"));
  try {
    await generateClient();
    const run = ([name, runner]: [string, Runner]) => runOne(name, runner, reports);
    const counts = await Promise.all(parts.filter(([name]) => sideBySide.includes(name)).map(run));
    for (const part of parts.filter(([name]) => !sideBySide.includes(name))) counts.push(await run(part));
    const passed = counts.reduce((sum, count) => sum + count.passed, 0);
    const failed = counts.reduce((sum, count) => sum + count.failed, 0);
    say(`\n${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}
