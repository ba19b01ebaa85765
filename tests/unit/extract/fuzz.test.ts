import { readFileSync } from "node:fs";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { ExtractError } from "@/lib/extract/errors";
import { extractDocument } from "@/lib/extract/extract";
import { renderDemoDocuments } from "@/prisma/demo/documents";
import { gridRules, pdfFile } from "./fixtures/pdf-file";
import { textRow, xlsxFile } from "./fixtures/xlsx-file";

/** Runs for each format; a nightly command sets more. */
const runs = Number(process.env.FUZZ_RUNS ?? 40);
/** A damaged file may not take longer than this, in milliseconds, even on a machine with other work to do. */
const patience = 15_000;

const demo = Object.fromEntries(
  renderDemoDocuments({ year: 2026 }).map(({ fileName, bytes }) => [fileName, Buffer.from(bytes)]),
);
const html = demo["equipment-renewal.html"] ?? Buffer.alloc(0);
const txt = demo["quality-city.txt"] ?? Buffer.alloc(0);
const docx = demo["services-upgrade.docx"] ?? Buffer.alloc(0);

const doc = readFileSync("tests/corpus/doc/constructs.doc");
const pdf = Buffer.from(
  pdfFile([
    {
      texts: [
        { text: "滨江市实施方案", x: 200, y: 90 },
        { text: "序号", x: 84, y: 120 },
      ],
      rules: gridRules([80, 140, 340], [100, 130, 160]),
    },
  ]),
);

const rtf = Buffer.from(
  "{\\rtf1\\ansicpg936{\\fonttbl{\\f0\\fcharset134 SimSun;}}\\pard\\qc\\f0 \\'b1\\'f5\\'bd\\'ad\\u24066?\\par" +
    "\\trowd\\clvmgf\\cellx1000\\cellx2000\\pard\\intbl a\\cell b\\cell\\row{\\footnote n}{\\field{\\*\\fldinst x}{\\fldrslt y}}}",
);

const xlsx = Buffer.from(
  xlsxFile(
    [{ name: "台账", rows: textRow(1, "任务", "牵头") + textRow(2, "甲", "市局"), merges: ["A1:A2"] }],
    ["<t>甲</t>"],
  ),
);

const share = fc.double({ min: 0, max: 1, noNaN: true });
const cut = share.map((at) => (bytes: Buffer) => bytes.subarray(0, Math.floor(at * bytes.length)));
const behead = share.map((at) => (bytes: Buffer) => bytes.subarray(Math.floor(at * bytes.length)));
const splice = fc.tuple(share, share, share).map(([from, length, to]) => (bytes: Buffer) => {
  const start = Math.floor(from * bytes.length);
  const piece = bytes.subarray(start, start + Math.floor(length * 0.2 * bytes.length));
  const target = Math.floor(to * bytes.length);
  return Buffer.concat([bytes.subarray(0, target), piece, bytes.subarray(target)]);
});
const flip = fc
  .array(fc.tuple(share, fc.nat(255)), { minLength: 1, maxLength: 30 })
  .map((changes) => (bytes: Buffer) => {
    const copy = Buffer.from(bytes);
    for (const [at, value] of changes) if (copy.length > 0) copy[Math.floor(at * (copy.length - 1))] = value;
    return copy;
  });
const shuffle = fc.tuple(share, share).map(([a, b]) => (bytes: Buffer) => {
  const [first, second] = [a, b].sort((x, y) => x - y).map((at) => Math.floor(at * bytes.length));
  return Buffer.concat([bytes.subarray(second), bytes.subarray(first, second), bytes.subarray(0, first)]);
});
const damage = fc
  .array(fc.oneof(cut, behead, splice, flip, shuffle), { minLength: 1, maxLength: 3 })
  .map((steps) => (bytes: Buffer) => steps.reduce((current, step) => step(current), bytes));

async function survives(bytes: Uint8Array, fileName: string): Promise<void> {
  const start = performance.now();
  try {
    const { document, characters } = await extractDocument(bytes, fileName);
    expect(characters).toBeGreaterThan(0);
    for (const block of document.blocks) {
      if (block.kind === "paragraph") expect(block.text).toBe(block.text.trim());
      else
        for (const row of block.rows)
          for (const cell of row) expect(cell.rowSpan * cell.colSpan).toBeGreaterThan(0);
    }
  } catch (error) {
    if (!(error instanceof ExtractError) || error.cause instanceof RangeError) throw error;
  }
  expect(performance.now() - start).toBeLessThan(patience);
}

describe("damaged files never break the reader", () => {
  it.each([
    ["a.docx", docx],
    ["a.doc", doc],
    ["a.pdf", pdf],
    ["a.rtf", rtf],
    ["a.xlsx", xlsx],
    ["a.html", html],
    ["a.txt", txt],
    ["b.txt", iconv.encode(txt.toString("utf8"), "gb18030")],
    ["a.md", txt],
  ])(
    "%s, damaged bytes",
    async (fileName, base) => {
      await fc.assert(
        fc.asyncProperty(damage, async (change) => survives(change(base), fileName)),
        { numRuns: runs },
      );
    },
    60_000,
  );

  it("Word documents with damaged parts in a sound container", async () => {
    const parts = unzipSync(docx);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(parts)), damage, async (name, change) => {
        const damaged = { ...parts, [name]: change(Buffer.from(parts[name] ?? [])) };
        await survives(zipSync(damaged, { level: 1 }), "a.docx");
      }),
      { numRuns: runs },
    );
  }, 180_000);

  it("Word documents whose elements are torn out and put elsewhere", async () => {
    const parts = unzipSync(docx);
    const tokens = strFromU8(parts["word/document.xml"] ?? new Uint8Array()).split(
      /(?=<w:(?:p|tr|tc|tbl|r)>)/,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(share, share), { maxLength: 20 }), async (moves) => {
        const moved = [...tokens];
        for (const [from, to] of moves) {
          const [token = ""] = moved.splice(Math.floor(from * (moved.length - 1)), 1);
          moved.splice(Math.floor(to * moved.length), 0, token);
        }
        await survives(
          zipSync({ ...parts, "word/document.xml": strToU8(moved.join("")) }, { level: 1 }),
          "a.docx",
        );
      }),
      { numRuns: runs },
    );
  }, 180_000);
});
