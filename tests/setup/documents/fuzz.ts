import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { ExtractError } from "@/lib/extract/errors";
import { expectedOf, plainOf, readFile } from "./alike";
import { breaches } from "./holds";
import { type PlanFile, planFiles } from "./plan-files";
import { planValue } from "./plan-value";

/** What became of a run: how it ended, and what is wrong with that. */
export interface FuzzResult {
  file: PlanFile;
  /** `read`, or the code of the refusal. */
  end: string;
  faults: string[];
  /** Processor time in milliseconds. */
  took: number;
}

/** Processor time that a file below a megabyte may take, in milliseconds. */
const PATIENCE = 20_000;

/** Numbers from 0 to 1; the same seed gives the same ones. */
type Random = () => number;

function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

const corpus = join(process.cwd(), "tests/corpus");
const realPlans = join(process.cwd(), "../shared/importing/plans");

/** Files to be damaged, by format: the corpus, plans in every format, and real plans where they are at hand. */
function readBases(): PlanFile[][] {
  const cases = readdirSync(join(corpus, "cases")).flatMap((group) =>
    readdirSync(join(corpus, "cases", group)).map((name) => join(corpus, "cases", group, name)),
  );
  const folders = [...cases, join(corpus, "doc"), ...(existsSync(realPlans) ? [realPlans] : [])];
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name !== "expected.json")
      .map((fileName) => ({ kind: folder, fileName, bytes: readFileSync(join(folder, fileName)) })),
  );
  const all = [...files, ...fc.sample(planValue, { numRuns: 6, seed: 7 }).flatMap(planFiles)];
  const formats = [...new Set(all.map(({ fileName }) => extname(fileName)))];
  return formats.map((format) => all.filter(({ fileName }) => extname(fileName) === format));
}

let bases: PlanFile[][] | undefined;

const signs = [
  "一、",
  "（一）",
  "1.",
  "(1)",
  "①",
  "第一条 ",
  "责任单位：",
  "（牵头单位：",
  "配合",
  "、",
  "；",
  "）",
  "《",
  "》",
  "2025年底前",
  "每年",
  "95%以上",
  "各区、县级市",
  "专栏1",
  "附件",
  "\n",
  "|",
  "\t",
  " ",
  "以下均包括各市政府，不再列出",
  "。ㄒ唬┩晟乒",
  "質(zhì)",
  "\u200b",
  "\ud83d\ude00",
  "\ud83d",
  "<table><tr><td rowspan=9>",
  "<w:p>",
  "</w:tbl>",
  "&#x1F600;",
];

/** Cuts, beheads, doubles, overwrites or turns around a stretch. */
function damagedBytes(random: Random, bytes: Buffer): Buffer {
  const at = () => Math.floor(random() * bytes.length);
  // Half of all overwrite: what is cut is often refused at the door.
  switch (Math.floor(random() * 8)) {
    case 0:
      return bytes.subarray(0, at());
    case 1:
      return bytes.subarray(at());
    case 2: {
      const [start, target] = [at(), at()];
      const piece = bytes.subarray(start, start + Math.floor(random() * 0.2 * bytes.length));
      return Buffer.concat([bytes.subarray(0, target), piece, bytes.subarray(target)]);
    }
    case 3: {
      const [first = 0, second = 0] = [at(), at()].sort((a, b) => a - b);
      const parts = [bytes.subarray(second), bytes.subarray(first, second), bytes.subarray(0, first)];
      return Buffer.concat(parts);
    }
    default: {
      const copy = Buffer.from(bytes);
      for (let count = 1 + Math.floor(random() * 30); count > 0 && copy.length > 0; count--)
        copy[at()] = Math.floor(random() * 256);
      return copy;
    }
  }
}

/** Moves, drops, joins and doubles lines, and puts the reader's own signs into them. */
function damagedText(random: Random, text: string): string {
  const lines = text.split("\n");
  const at = () => Math.floor(random() * lines.length);
  for (let count = 1 + Math.floor(random() * 8); count > 0; count--) {
    const line = at();
    const words = lines[line] ?? "";
    const place = Math.floor(random() * (words.length + 1));
    switch (Math.floor(random() * 6)) {
      case 0:
        lines.splice(line, 1);
        break;
      case 1:
        lines.splice(at(), 0, words);
        break;
      case 2:
        lines.splice(line, 2, words + (lines[line + 1] ?? ""));
        break;
      case 3:
        lines.splice(line, 1, words.slice(0, place), words.slice(place));
        break;
      case 4:
        lines[line] = words.slice(0, place) + words.slice(place + Math.floor(random() * 12));
        break;
      default:
        lines[line] = words.slice(0, place) + pick(random, signs) + words.slice(place);
    }
  }
  return lines.join("\n");
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Elements that can be dropped, doubled and swapped so that the XML stays sound and says something else. */
const elements = [
  "w:p",
  "w:tr",
  "w:tc",
  "w:pPr",
  "w:lvl",
  "w:num",
  "w:style",
  "row",
  "c",
  "si",
  "xf",
  "sheet",
];

function damagedXml(random: Random, xml: string): string {
  const name = pick(random, elements);
  const parts = xml.split(new RegExp(`(<${name}(?: [^>]*)?>.*?</${name}>)`, "s"));
  const places = parts.flatMap((_, index) => (index % 2 === 1 ? [index] : []));
  for (let count = 1 + Math.floor(random() * 6); count > 0 && places.length > 0; count--) {
    const [here, there] = [pick(random, places), pick(random, places)];
    const element = parts[here] ?? "";
    const change = random();
    if (change < 0.3) parts[here] = "";
    else if (change < 0.6) parts[there] += element;
    else [parts[here], parts[there]] = [parts[there] ?? "", element];
  }
  const odd = pick(random, ["0", "-1", "3", "99", "4294967296", "x", ""]);
  return parts.join("").replace(/="\d+"/g, (value) => (random() < 0.03 ? `="${odd}"` : value));
}

/** Damages one part inside a sound container. */
function damagedPart(random: Random, bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const name = pick(random, Object.keys(parts));
  const part = Buffer.from(parts[name] ?? []);
  const text = part.toString("utf8");
  const change = random();
  const damaged =
    change < 0.2
      ? damagedBytes(random, part)
      : Buffer.from(change < 0.4 ? damagedText(random, text) : damagedXml(random, text));
  return zipSync({ ...parts, [name]: damaged }, { level: 1 });
}

function damaged(random: Random, base: PlanFile): PlanFile {
  const bytes = Buffer.from(base.bytes);
  const isText = /\.(txt|md|html|csv)$/.test(base.fileName);
  if (isZip(bytes) && random() < 0.7) return { ...base, bytes: damagedPart(random, bytes) };
  if (isText && random() < 0.8) {
    const other = random() < 0.2 ? pick(random, pick(random, bases ?? [])).bytes : new Uint8Array();
    const text = `${bytes.toString("utf8")}\n${Buffer.from(other).subarray(0, 20_000).toString("utf8")}`;
    return { ...base, bytes: Buffer.from(damagedText(random, text)) };
  }
  let changed: Buffer = bytes;
  for (let count = 1 + Math.floor(random() * 3); count > 0; count--) changed = damagedBytes(random, changed);
  // A wrong name now and then: the bytes decide.
  const fileName = random() < 0.1 ? pick(random, ["a.txt", "a.docx", "a.pdf", "a.csv", "a"]) : base.fileName;
  return { ...base, fileName, bytes: changed };
}

/** The file of a seed, and what it must give where it is sound. */
function draw(seed: number): { file: PlanFile; expected: ReturnType<typeof expectedOf> | null } {
  bases ??= readBases();
  const random = randomFrom(seed);
  if (random() < 0.1) {
    const [value] = fc.sample(planValue, { numRuns: 1, seed });
    if (value !== undefined) return { file: pick(random, planFiles(value)), expected: expectedOf(value) };
  }
  return { file: damaged(random, pick(random, pick(random, bases))), expected: null };
}

/** One run: a file that is damaged by chance, or a sound one of a plan drawn by chance, read and checked. */
export async function fuzzOnce(seed: number): Promise<FuzzResult> {
  const { file, expected } = draw(seed);
  const faults: string[] = [];
  const start = process.cpuUsage();
  let end = "read";
  try {
    const reading = await readFile(file);
    faults.push(...breaches(reading));
    if (expected !== null && JSON.stringify(plainOf(reading)) !== JSON.stringify(expected))
      faults.push(`the plan is read otherwise than it was written: ${file.kind}`);
  } catch (error) {
    if (error instanceof ExtractError && !(error.cause instanceof RangeError)) end = error.code;
    else {
      end = "thrown";
      faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
  const { user, system } = process.cpuUsage(start);
  const took = (user + system) / 1000;
  if (took > PATIENCE) faults.push(`reading took ${Math.round(took)} ms`);
  return { file, end, faults, took };
}
