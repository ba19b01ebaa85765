import { describe, expect, it } from "vitest";
import { extractDocument } from "@/lib/extract/extract";
import { gridRules, type PdfPage, type PdfText, pdfFile } from "./fixtures/pdf-file";
import { blocksOf, cellsOf, failureOf, linesOf, tableOf } from "./fixtures/reading";

// 27 characters of 16 points fill a line from 80 to 512.
const full = "聚焦智能装备新材料绿色家居等重点产业链组织开展质量短板诊断";
const line = full.slice(0, 27);
const indented = full.slice(0, 25);

/** Lines one below the other, from a height on. */
function column(texts: Array<[string, number?]>, from = 100): PdfText[] {
  return texts.map(([text, x = 80], index) => ({ text, x, y: from + index * 28 }));
}

describe("PDF text", () => {
  it("tells of each page that was read", async () => {
    const heard: string[] = [];
    const pages = [1, 2, 3].map(
      (): PdfPage => ({ texts: column([[indented, 112], [line], ["完成时限。"]]) }),
    );
    await extractDocument(pdfFile(pages), "plan.pdf", (done, total) => heard.push(`${done}/${total}`));
    expect(heard).toEqual(["1/3", "2/3", "3/3"]);
  });

  it("joins hard line breaks and knows paragraphs by indent and short lines", async () => {
    const texts = column([
      [indented, 112],
      [line],
      ["实施联合攻关。"],
      ["二、重点任务", 112],
      [indented, 112],
      ["完成时限。"],
    ]);
    expect(await linesOf(pdfFile([{ texts }]))).toEqual([
      `${indented}${line}实施联合攻关。`,
      "二、重点任务",
      `${indented}完成时限。`,
    ]);
  });

  it("joins a paragraph that goes on over the page, and drops page numbers and running heads", async () => {
    const page = (number: number, body: Array<[string, number?]>): PdfPage => ({
      texts: [
        { text: "滨江市人民政府公报", x: 220, y: 50, size: 10 },
        ...column(body),
        { text: `— ${number} —`, x: 280, y: 800, size: 10 },
      ],
    });
    const file = pdfFile([
      page(1, [["标题之下", 112], [indented, 112], [line]]),
      page(2, [[line], ["至此结束。"], [indented, 112]]),
      page(3, [["末尾。"]]),
    ]);
    expect(await linesOf(file)).toEqual([
      "标题之下",
      `${indented}${line}${line}至此结束。`,
      `${indented}末尾。`,
    ]);
  });

  it("knows that a line is full when the next word had no room", async () => {
    const texts = column([
      [indented, 112],
      [line],
      [line.slice(0, 24)],
      ["(HACCP)", 80],
      [indented, 112],
      ["完成。"],
    ]);
    expect(await linesOf(pdfFile([{ texts }]))).toEqual([
      `${indented}${line}${line.slice(0, 24)}(HACCP)`,
      `${indented}完成。`,
    ]);
  });

  it("knows what is centred, and leaves no blanks between characters and figures", async () => {
    const texts: PdfText[] = [
      { text: "滨江市实施方案", x: 232, y: 80, size: 20 },
      ...column([[line], [line]], 150),
      { text: "到", x: 112, y: 210 },
      { text: "2027", x: 131, y: 210 },
      { text: "年", x: 166, y: 210 },
    ];
    const blocks = await blocksOf(pdfFile([{ texts }]));
    expect(blocks[0]).toEqual({ kind: "paragraph", text: "滨江市实施方案", heading: null, centred: true });
    expect(blocks.at(-1)).toMatchObject({ text: "到2027年" });
  });
});

describe("PDF tables", () => {
  const head: PdfText[] = [
    { text: "序号", x: 84, y: 120 },
    { text: "任务", x: 144, y: 120 },
    { text: "牵头", x: 344, y: 120 },
  ];

  it("rebuilds ruled tables with merged cells and wrapped text", async () => {
    const xs = [80, 140, 340, 500];
    const rules = [
      ...gridRules(xs, [100, 130, 160]),
      // Below, the first column is one cell over two rows.
      { x0: 80, y0: 160, x1: 80, y1: 240 },
      { x0: 140, y0: 160, x1: 140, y1: 240 },
      { x0: 340, y0: 160, x1: 340, y1: 240 },
      { x0: 500, y0: 160, x1: 500, y1: 240 },
      { x0: 140, y0: 210, x1: 500, y1: 210 },
      { x0: 80, y0: 240, x1: 500, y1: 240 },
    ];
    const texts: PdfText[] = [
      { text: "前文。", x: 112, y: 80 },
      ...head,
      { text: "1", x: 84, y: 150 },
      { text: "甲", x: 144, y: 150 },
      { text: "市甲局", x: 344, y: 150 },
      { text: "2", x: 84, y: 200 },
      { text: "开展重点产业链质量诊断", x: 144, y: 180 },
      { text: "攻关", x: 144, y: 200 },
      { text: "市乙局", x: 344, y: 180 },
      { text: "市丙局", x: 344, y: 200 },
      { text: "丁", x: 144, y: 230 },
      { text: "后文。", x: 112, y: 280 },
    ];
    const file = pdfFile([{ texts, rules }]);
    expect(cellsOf(await tableOf(file))).toEqual([
      ["序号", "任务", "牵头"],
      ["1", "甲", "市甲局"],
      ["2[2x1]", "开展重点产业链质量诊断攻关", "市乙局\n市丙局"],
      ["丁", ""],
    ]);
    expect(await linesOf(file)).toEqual(["前文。", "后文。"]);
  });

  it("joins a table over pages: repeated head, row cut in two", async () => {
    const rules = gridRules([80, 140, 340, 500], [100, 130, 200]);
    const first: PdfText[] = [
      ...head,
      { text: "1", x: 84, y: 150 },
      { text: "开展重点产业链质量诊断，", x: 144, y: 150 },
      { text: "市甲局", x: 344, y: 150 },
    ];
    const second: PdfText[] = [
      ...head,
      { text: "实施攻关。", x: 144, y: 150 },
      { text: "2", x: 84, y: 220 },
      { text: "乙", x: 144, y: 220 },
      { text: "市乙局", x: 344, y: 220 },
    ];
    const table = await tableOf(
      pdfFile([
        { texts: first, rules },
        { texts: second, rules: [...rules, ...gridRules([80, 140, 340, 500], [200, 240])] },
      ]),
    );
    expect(cellsOf(table)).toEqual([
      ["序号", "任务", "牵头"],
      ["1", "开展重点产业链质量诊断，实施攻关。", "市甲局"],
      ["2", "乙", "市乙局"],
    ]);
  });
});

describe("PDF that cannot be read", () => {
  it("says so: picture only, protected, damaged", async () => {
    expect((await failureOf(pdfFile([{ texts: [] }]))).code).toBe("no-text");
    expect((await failureOf(pdfFile([{ texts: column([[line]]) }], true))).code).toBe("encrypted");
    expect((await failureOf(Buffer.from("%PDF-1.7\nnothing of a document"))).code).toBe("broken-document");
  });
});
