/** `npm run test:soak`: thousands of damaged documents through the whole reader, each run under a clock. */
import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fuzzOnce } from "@/tests/setup/documents/fuzz";
import { fail, say } from "./steps/say.mjs";

const help = `npm run test:soak [-- --runs N] [--from SEED] [--only SEED]

Damages documents of every format (the corpus, a plan in all its formats, real plans where they are at hand) and reads
them, N times (FUZZ_RUNS, else 10000), each run with a seed of its own, counted up from SEED (1). A run fails where
anything but a refusal is thrown, where a character is not accounted for or an anchor does not hold its words, where a
sound plan is read otherwise than it was written, and where it takes too long. Files of failed runs are kept; --only
reads the one of a seed again.
`;

/** No answer for so long means that the reader hangs; in milliseconds of the clock. */
const HANGS_AFTER = 120_000;

interface Answer {
  seed: number;
  end: string;
  format: string;
  faults: string[];
  took: number;
}

interface Tally {
  ends: Map<string, number>;
  failed: number;
  slowest: Answer | undefined;
  done: number;
}

/** In a process of its own: a seed comes in, what became of it goes out. */
function serve(): void {
  process.on("message", (seed: number) => {
    void run(seed).then((answer) => process.send?.(answer));
  });
}

async function run(seed: number): Promise<Answer> {
  const { file, end, faults, took } = await fuzzOnce(seed);
  if (faults.length > 0) keep(seed, file.fileName, file.bytes);
  return { seed, end, faults, took, format: extname(file.fileName).slice(1) || "none" };
}

const kept = join(tmpdir(), "luoshi-soak");

function keep(seed: number, fileName: string, bytes: Uint8Array): void {
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(kept, `${seed}-${fileName}`), bytes);
}

function count(tally: Tally, answer: Answer): void {
  const key = `${answer.format.padEnd(6)}${answer.end}`;
  tally.ends.set(key, (tally.ends.get(key) ?? 0) + 1);
  tally.done += 1;
  if (answer.took > (tally.slowest?.took ?? 0)) tally.slowest = answer;
  if (answer.faults.length === 0) return;
  tally.failed += 1;
  say(`✗ seed ${answer.seed} (${answer.format}, ${answer.end})`);
  for (const fault of answer.faults.slice(0, 3)) say(`    ${fault}`);
}

/** One reader that works off seeds until none are left; a reader that hangs or dies is replaced. */
function work(next: () => number | undefined, answered: (answer: Answer) => void): Promise<void> {
  return new Promise((resolve) => {
    const begin = (): void => {
      const child: ChildProcess = fork(fileURLToPath(import.meta.url), ["--serve"], {
        execArgv: ["--import", "tsx"],
      });
      let seed: number | undefined;
      let clock: NodeJS.Timeout | undefined;
      const lost = (why: string) => {
        clearTimeout(clock);
        child.removeAllListeners();
        child.kill("SIGKILL");
        if (seed !== undefined) answered({ seed, end: why, format: "none", faults: [why], took: 0 });
        begin();
      };
      const give = (): void => {
        clearTimeout(clock);
        seed = next();
        if (seed === undefined) {
          child.removeAllListeners();
          child.disconnect();
          resolve();
          return;
        }
        clock = setTimeout(() => lost(`no answer for ${HANGS_AFTER / 1000} s`), HANGS_AFTER);
        child.send(seed);
      };
      child.on("exit", (code, signal) => lost(`the reader died (${signal ?? code})`));
      child.on("message", (answer: Answer) => {
        answered(answer);
        give();
      });
      give();
    };
    begin();
  });
}

async function soak(runs: number, from: number): Promise<void> {
  const tally: Tally = { ends: new Map(), failed: 0, slowest: undefined, done: 0 };
  const begun = performance.now();
  let seed = from;
  const next = () => (seed < from + runs ? seed++ : undefined);
  const readers = Math.max(1, Math.min(2, availableParallelism()));
  await Promise.all(
    Array.from({ length: readers }, () =>
      work(next, (answer) => {
        count(tally, answer);
        if (tally.done % 1_000 === 0) say(`  … ${tally.done} of ${runs}, ${tally.failed} failed`);
      }),
    ),
  );
  for (const [key, number] of [...tally.ends].sort()) say(`  ${key.padEnd(28)}${String(number).padStart(7)}`);
  const { slowest } = tally;
  if (slowest) say(`  slowest: seed ${slowest.seed} (${slowest.format}), ${Math.round(slowest.took)} ms`);
  if (tally.failed > 0) say(`  files of failed runs: ${kept}`);
  const seconds = Math.round((performance.now() - begun) / 1000);
  say(`\n${tally.done - tally.failed} passed, ${tally.failed} failed  (${seconds} s)`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: process.env.FUZZ_RUNS ?? "10000" },
    from: { type: "string", default: "1" },
    only: { type: "string" },
    serve: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) say(help);
else if (values.serve) serve();
else if (values.only !== undefined)
  await run(Number(values.only)).then((answer) => say(JSON.stringify(answer, null, 2)), fail);
else await soak(Number(values.runs), Number(values.from)).catch(fail);
