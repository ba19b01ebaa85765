import { describe, expect, it } from "vitest";
import { formatNumber } from "@/lib/extract/numerals";
import { docxFile, level, list, numbered, para, use } from "./fixtures/docx-file";
import { linesOf, tableOf } from "./fixtures/reading";

const nothing = '<w:suff w:val="nothing"/>';
const official =
  level(0, "chineseCountingThousand", "%1、", nothing) +
  level(1, "chineseCountingThousand", "（%2）", nothing) +
  level(2, "decimal", "%3.", nothing) +
  level(3, "decimal", "(%4)", nothing);

describe("automatic numbers", () => {
  it("renders nested levels and starts lower ones anew", async () => {
    const body = [
      numbered("总体", 1),
      numbered("任务", 1),
      numbered("甲", 1, 1),
      numbered("一项", 1, 2),
      numbered("二项", 1, 2),
      numbered("乙", 1, 1),
      numbered("三项", 1, 2),
      numbered("细", 1, 3),
    ].join("");
    expect(await linesOf(docxFile({ body, numbering: list(0, official) + use(1, 0) }))).toEqual([
      "一、总体",
      "二、任务",
      "（一）甲",
      "1.一项",
      "2.二项",
      "（二）乙",
      "1.三项",
      "(1)细",
    ]);
  });

  it("goes on through the document where the level says never to start anew", async () => {
    const levels = level(0, "decimal", "%1、") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>');
    const body = [numbered("a", 1), numbered("b", 1, 1), numbered("c", 1), numbered("d", 1, 1)].join("");
    expect(await linesOf(docxFile({ body, numbering: list(0, levels) + use(1, 0) }))).toEqual([
      "1、 a",
      "1. b",
      "2、 c",
      "2. d",
    ]);
  });

  it("shares counters between lists of one definition, and starts anew where a list says so", async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const numbering =
      list(0, level(0, "decimal", "%1.", nothing)) + use(1, 0) + use(2, 0) + use(3, 0, restart);
    const body = [
      numbered("a", 1),
      numbered("b", 2),
      numbered("c", 3),
      numbered("d", 3),
      numbered("e", 1),
    ].join("");
    expect(await linesOf(docxFile({ body, numbering }))).toEqual(["1.a", "2.b", "5.c", "6.d", "7.e"]);
  });

  it("prints several levels in one label, in digits where it is legal style", async () => {
    const levels =
      level(0, "chineseCounting", "第%1章", nothing) +
      level(1, "decimal", "%1.%2", '<w:isLgl/><w:suff w:val="space"/>') +
      level(2, "lowerLetter", "%1-%2-%3)", nothing);
    const body = [numbered("a", 1), numbered("b", 1, 1), numbered("c", 1, 1), numbered("d", 1, 2)].join("");
    expect(await linesOf(docxFile({ body, numbering: list(0, levels) + use(1, 0) }))).toEqual([
      "第一章a",
      "1.1 b",
      "1.2 c",
      "一-2-a)d",
    ]);
  });

  it("counts empty paragraphs and passes over those that switch numbering off", async () => {
    const numbering = list(0, level(0, "decimal", "%1.", nothing)) + use(1, 0);
    const body = numbered("a", 1) + numbered("", 1) + numbered("b", 0) + numbered("c", 1);
    expect(await linesOf(docxFile({ body, numbering }))).toEqual(["1.a", "b", "3.c"]);
  });

  it("takes the list from the style, and the level from the style that the list names", async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H2x"><w:name w:val="sub"/><w:basedOn w:val="H2"/></w:style>';
    const levels =
      level(0, "chineseCounting", "%1、", `${nothing}<w:pStyle w:val="H1"/>`) +
      level(1, "chineseCounting", "（%2）", `${nothing}<w:pStyle w:val="H2"/>`);
    const of = (text: string, style: string, more = "") => para(text, `<w:pStyle w:val="${style}"/>${more}`);
    const body =
      of("a", "H1") +
      of("b", "H2") +
      of("c", "H2x") +
      of("d", "H1", '<w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(await linesOf(docxFile({ body, styles, numbering: list(0, levels) + use(1, 0) }))).toEqual([
      "一、a",
      "（一）b",
      "（二）c",
      "d",
    ]);
  });

  it("follows a definition that links to a list style, and levels that a list replaces", async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum>' +
      `<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="S"/>${level(0, "upperRoman", "%1)", nothing)}</w:abstractNum>` +
      use(1, 1) +
      use(
        2,
        2,
        `<w:lvlOverride w:ilvl="0">${level(0, "decimalEnclosedCircleChinese", "%1", nothing)}</w:lvlOverride>`,
      );
    const body = numbered("a", 1) + numbered("b", 1) + numbered("c", 2);
    expect(await linesOf(docxFile({ body, numbering }))).toEqual(["I)a", "II)b", "①c"]);
  });

  it("numbers the column of a table", async () => {
    const numbering = list(0, level(0, "decimal", "%1", nothing)) + use(1, 0);
    const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
    const row = (text: string) => `<w:tr>${cell(numbered("", 1))}${cell(para(text))}</w:tr>`;
    const read = await tableOf(docxFile({ body: `<w:tbl>${row("甲")}${row("乙")}</w:tbl>`, numbering }));
    expect(read.rows.map((cells) => cells.map(({ text }) => text))).toEqual([
      ["1", "甲"],
      ["2", "乙"],
    ]);
  });
});

describe("number formats", () => {
  it.each([
    ["chineseCounting", 10, "十"],
    ["chineseCounting", 11, "十一"],
    ["chineseCountingThousand", 20, "二十"],
    ["chineseCountingThousand", 105, "一百零五"],
    ["chineseCountingThousand", 110, "一百一十"],
    ["chineseCountingThousand", 1001, "一千零一"],
    ["japaneseCounting", 21, "二十一"],
    ["taiwaneseCountingThousand", 3, "三"],
    ["ideographTraditional", 2, "乙"],
    ["ideographZodiac", 12, "亥"],
    ["ideographZodiacTraditional", 13, "丙子"],
    ["ideographDigital", 10, "一〇"],
    ["chineseLegalSimplified", 12, "壹拾贰"],
    ["decimalEnclosedCircle", 21, "㉑"],
    ["decimalEnclosedCircleChinese", 51, "51"],
    ["decimalEnclosedParen", 3, "⑶"],
    ["decimalFullWidth", 12, "１２"],
    ["decimalZero", 3, "03"],
    ["upperLetter", 28, "BB"],
    ["lowerLetter", 3, "c"],
    ["upperRoman", 1994, "MCMXCIV"],
    ["lowerRoman", 4, "iv"],
    ["none", 4, ""],
    ["thaiCounting", 4, "4"],
  ])("%s of %i is %s", (format, value, text) => {
    expect(formatNumber(value, format)).toBe(text);
  });
});
