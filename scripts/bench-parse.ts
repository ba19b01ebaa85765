/** `npm run bench:parse`: how fast documents are read, and with how much memory, from ten kilobytes to twenty megabytes. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { extractDocument } from "@/lib/extract/extract";
import { threadLimits } from "@/lib/imports/stages/thread-limits";
import { parsePlan } from "@/lib/parser/parse";
import type { Sample } from "./bench/documents";
import { fail, say } from "./steps/say.mjs";

const help = `npm run bench:parse

Reads plans written for the purpose, each in a process of its own with the heap of a reading thread: text from 10 KB to
20 MB, a Word document and a PDF of 100 pages. Prints what extracting and parsing took in processor time, how fast text
was parsed, and the most memory that the process held. "cold" is the first reading of a process, "warm" the best of the
following ones.
`;

const MB = 1_000_000;

interface Cost {
  extract: number;
  parse: number;
}

interface Measure {
  cold: Cost;
  warm: Cost;
  /** Bytes of UTF-8 that were parsed. */
  text: number;
  tasks: number;
  /** Bytes that the process held at its peak, and that it held before it read. */
  peak: number;
  before: number;
}

/** A process with the heap of a reading thread; what is new has three equal parts there, of which the flag names one. */
const heapLimits = [
  `--max-old-space-size=${threadLimits.maxOldGenerationSizeMb}`,
  `--max-semi-space-size=${threadLimits.maxYoungGenerationSizeMb / 3}`,
];

/** Processor time in seconds: what else the machine does is none of it. */
async function timed<T>(work: () => T | Promise<T>): Promise<[T, number]> {
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1e6];
}

/** Reads one file in this process and prints its measure for the process that asked. */
async function measure(file: string): Promise<void> {
  const bytes = readFileSync(file);
  const before = process.memoryUsage().rss;
  const once = async () => {
    const [{ document, ...extracted }, extract] = await timed(() => extractDocument(bytes, basename(file)));
    const [plan, parse] = await timed(() => parsePlan(document, { fileName: basename(file), ...extracted }));
    return { cost: { extract, parse }, text: Buffer.byteLength(plan.text), tasks: plan.tasks.length };
  };
  const { cost: cold, text, tasks } = await once();
  const peak = process.resourceUsage().maxRSS * 1024;
  const warm = { ...cold };
  const until = performance.now() + 4_000;
  for (let run = 0; run < 3 || performance.now() < until; run++) {
    const { cost } = await once();
    warm.extract = Math.min(warm.extract, cost.extract);
    warm.parse = Math.min(warm.parse, cost.parse);
  }
  process.stdout.write(JSON.stringify({ cold, warm, text, tasks, peak, before } satisfies Measure));
}

async function measured({ fileName, bytes }: Sample, folder: string): Promise<Measure> {
  const file = join(folder, fileName);
  writeFileSync(file, bytes);
  const script = fileURLToPath(import.meta.url);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...heapLimits, "--import", "tsx", script, "--measure", file],
    { maxBuffer: MB },
  );
  return JSON.parse(stdout) as Measure;
}

const inMB = (bytes: number) => (bytes / MB).toFixed(bytes < MB ? 2 : 1);

/** What of the goals was missed, in words; nothing where all are kept. */
function missed(sample: Sample, { cold, warm, text, peak }: Measure): string {
  const { speed, seconds } = sample.goal;
  const allowed = 10 * sample.bytes.byteLength + 150 * MB;
  return [
    ...(speed !== undefined && text / warm.parse < speed ? [`slower than ${inMB(speed)} MB/s`] : []),
    ...(seconds !== undefined && cold.extract + cold.parse > seconds ? [`longer than ${seconds} s`] : []),
    ...(peak > allowed ? [`more memory than ${inMB(allowed)} MB`] : []),
  ].join(", ");
}

async function bench(): Promise<void> {
  // Not in the processes that read: what builds the documents would be counted as theirs.
  const { samples } = await import("./bench/documents");
  const folder = mkdtempSync(join(tmpdir(), "luoshi-bench-"));
  const heads = ["tasks", "extract", "parse", "extract", "parse", "parsed", "at start", "at peak"];
  const row = (name: string, cells: string[], end: string) =>
    say(`${name.padEnd(18)}${cells.map((cell) => cell.padStart(10)).join("")}  ${end}`.trimEnd());
  try {
    row("", ["", "cold s", "cold s", "warm s", "warm s", "MB/s", "MB", "MB"], "");
    row("document", heads, "goals");
    for (const sample of samples()) {
      const result = await measured(sample, folder);
      const { cold, warm, text, tasks, peak, before } = result;
      const times = [cold.extract, cold.parse, warm.extract, warm.parse].map((time) => time.toFixed(3));
      const cells = [String(tasks), ...times, inMB(text / warm.parse), inMB(before), inMB(peak)];
      row(sample.name, cells, missed(sample, result) || "kept");
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({
  options: { measure: { type: "string" }, help: { type: "boolean", default: false } },
});
if (values.help) say(help);
else await (values.measure === undefined ? bench() : measure(values.measure)).catch(fail);
