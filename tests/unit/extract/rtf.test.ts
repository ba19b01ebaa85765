import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { extractDocument } from "@/lib/extract/extract";
import { blocksOf, cellsOf, linesOf, tableOf, utf8 } from "./fixtures/reading";

const head =
  "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 SimSun;}{\\f1\\fcharset0 Arial;}}{\\info{\\title x}}";

function rtf(body: string): Uint8Array {
  return utf8(`${head}${body}}`);
}

/** Characters as bytes of GBK, as older programs write them. */
function gbk(text: string): string {
  return [...iconv.encode(text, "gbk")].map((byte) => `\\'${byte.toString(16)}`).join("");
}

function unicode(text: string): string {
  return [...text].map((character) => `\\u${character.charCodeAt(0)}?`).join("");
}

describe("rich text", () => {
  it("reads GBK bytes and Unicode, and nothing of fonts and properties", async () => {
    const file = rtf(`\\pard\\qc\\f0 ${gbk("滨江市方案")}\\par\\pard\\f1 2027\\f0 ${unicode("年完成")}\\par`);
    expect((await extractDocument(file, "plan.doc")).format).toBe("rtf");
    expect(await blocksOf(file)).toMatchObject([
      { text: "滨江市方案", centred: true },
      { text: "2027年完成", centred: false },
    ]);
  });

  it("keeps printed numbers and results of fields, drops codes, hidden and deleted text, puts notes at the end", async () => {
    const file = rtf(
      `{\\listtext\\pard ${gbk("一、")}}${gbk("总体要求")}\\par` +
        `${gbk("见")}{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt ${gbk("附件")}}}{\\v ${gbk("隐")}}{\\deleted ${gbk("删")}}` +
        `{\\*\\unknown x}{\\footnote ${gbk("注释")}\\par}${gbk("。")}\\par`,
    );
    expect(await linesOf(file)).toEqual(["一、总体要求", "见附件。", "[1] 注释"]);
  });

  it("reads tables with merged cells", async () => {
    const row = (definition: string, ...cells: string[]) =>
      `\\trowd${definition}\\pard\\intbl ${cells.map((cell) => `${gbk(cell)}\\cell `).join("")}\\row `;
    const file = rtf(
      row("\\cellx1000\\cellx3000", "序号", "任务") +
        row("\\clvmgf\\cellx1000\\cellx2000\\cellx3000", "1", "甲", "乙") +
        row("\\clvmrg\\cellx1000\\cellx2000\\cellx3000", "", "丙", "丁") +
        `\\pard ${gbk("后文")}\\par`,
    );
    expect(cellsOf(await tableOf(file))).toEqual([
      ["序号", "任务[1x2]"],
      ["1[2x1]", "甲", "乙"],
      ["丙", "丁"],
    ]);
    expect(await linesOf(file)).toEqual(["后文"]);
  });
});
