import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parsePlan } from "@/lib/parser/parse";

const file = process.argv[2] ?? "";
const bytes = await readFile(file);
const text = bytes.toString("utf8");
const plan = parsePlan(
  { blocks: text.split("\n").map((line) => ({ kind: "paragraph", text: line, heading: null, centred: false })), metadata: {} },
  { fileName: basename(file), format: "txt", sha256: createHash("sha256").update(bytes).digest("hex"), characters: text.length },
);
process.stdout.write(`${JSON.stringify(plan)}\n`);
