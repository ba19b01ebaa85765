import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { extractDocument } from "@/lib/extract/extract";
import { renderDemoDocuments } from "@/prisma/demo/documents";
import { cellsOf, failureOf, linesOf } from "./fixtures/reading";

/** Written by a word processor: the format has too many parts to write it by hand. */
function sample(name: string): Buffer {
  return readFileSync(join("tests", "corpus", "doc", name));
}

describe("Word 97-2003", () => {
  it("reads as the same document in the newer format does", async () => {
    const docx = renderDemoDocuments({ year: 2026 }).find(({ fileName }) => fileName.endsWith(".docx"));
    const newer = await extractDocument(docx?.bytes ?? new Uint8Array(), "a.docx");
    const older = await extractDocument(sample("services-upgrade.doc"), "a.doc");
    expect(older.format).toBe("doc");
    expect(older.document).toEqual(newer.document);
  });

  it("renders numbers, accepts revisions, leaves out codes and hidden text, puts notes at the end", async () => {
    expect(await linesOf(sample("constructs.doc"))).toEqual([
      "滨江市测试方案",
      "一、总体要求",
      "（一）目标",
      "1.第一项",
      "①细目",
      "②细目",
      "2.第二项",
      "（二）原则",
      "二、任务",
      "五、另起",
      "由市数据局牵头。",
      "第一行",
      "第二行",
      "见附件。",
      "又一表",
      "达到95%以上。",
      "末段",
      "[1] 按常住人口计。",
    ]);
  });

  it("reads tables with numbered columns and merged cells", async () => {
    const { document } = await extractDocument(sample("constructs.doc"), "a.doc");
    const tables = document.blocks.flatMap((block) => (block.kind === "table" ? [cellsOf(block)] : []));
    expect(tables).toEqual([
      [
        ["1", "甲任务", "市甲局"],
        ["2", "乙任务", "市乙局"],
      ],
      [
        ["序号", "任务[1x2]"],
        ["1[2x1]", "甲", "乙"],
        ["丙", "丁"],
        ["2", "戊一\n戊二", "己"],
      ],
    ]);
  });

  it("says that a document is protected, or cut off", async () => {
    const locked = Buffer.from(sample("constructs.doc"));
    const at = locked.indexOf(Buffer.from([0xec, 0xa5]));
    locked.writeUInt16LE(locked.readUInt16LE(at + 10) | 0x0100, at + 10);
    expect((await failureOf(locked)).code).toBe("encrypted");
    const whole = sample("constructs.doc");
    expect((await failureOf(whole.subarray(0, whole.length / 2))).code).toBe("broken-archive");
  });
});
