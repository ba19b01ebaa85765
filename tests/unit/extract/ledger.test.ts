import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { extractDocument } from "@/lib/extract/extract";
import { blocksOf, cellsOf, linesOf, tableOf, utf8 } from "./fixtures/reading";
import { textRow, xlsxFile } from "./fixtures/xlsx-file";

describe("xlsx", () => {
  it("reads the title above, the table, and the remarks below", async () => {
    const rows =
      textRow(1, "滨江市重点任务台账") +
      textRow(2) +
      textRow(3, "序号", "任务", "牵头单位") +
      textRow(4, "1", "甲", "市甲局") +
      textRow(5, "", "乙", "市乙局") +
      textRow(7, "备注：按季度更新。");
    const file = xlsxFile([{ name: "Sheet1", rows, merges: ["A1:C1", "A4:A5", "A7:C7"] }]);
    expect(await blocksOf(file)).toMatchObject([
      { kind: "paragraph", text: "滨江市重点任务台账", centred: true },
      { kind: "table" },
      { kind: "paragraph", text: "备注：按季度更新。" },
    ]);
    expect(cellsOf(await tableOf(file))).toEqual([
      ["序号", "任务", "牵头单位"],
      ["1[2x1]", "甲", "市甲局"],
      ["乙", "市乙局"],
    ]);
  });

  it("shows numbers, dates, percentages, shared strings and results of formulas as the sheet does", async () => {
    const rows =
      textRow(1, "任务", "时限", "比例", "另", "月", "和", "串") +
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>46387</v></c><c r="C2" s="2"><v>0.955</v></c><c r="D2" s="3"><v>46022.5</v></c>' +
      '<c r="E2" s="4"><v>46000</v></c><c r="F2"><f>1+2</f><v>0.30000000000000004</v></c><c r="G2" t="str"><v>完</v></c></row>';
    const file = xlsxFile(
      [{ name: "台账", rows }],
      ["<r><t>开展</t></r><r><t>攻关</t></r><rPh><t>kai</t></rPh>"],
    );
    expect(cellsOf(await tableOf(file))[1]).toEqual([
      "开展攻关",
      "2026年12月31日",
      "95.5%",
      "2025年12月31日",
      "2025年12月",
      "0.3",
      "完",
    ]);
  });

  it("puts the names of several sheets above them, and leaves hidden ones out", async () => {
    const rows = textRow(1, "甲", "乙") + textRow(2, "丙", "丁");
    const file = xlsxFile([
      { name: "产业组", rows },
      { name: "藏", rows, hidden: true },
      { name: "空", rows: "" },
      { name: "民生组", rows },
    ]);
    expect(await linesOf(file)).toEqual(["产业组", "民生组"]);
    expect((await extractDocument(file, "a.xlsx")).format).toBe("xlsx");
  });

  it("counts days from 1904 where the workbook says so", async () => {
    const rows = `${textRow(1, "任务", "时限")}<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>44925</v></c></row>`;
    const file = xlsxFile([{ name: "Sheet1", rows }], [], '<workbookPr date1904="1"/>');
    expect(cellsOf(await tableOf(file))[1]).toEqual(["1", "2026年12月31日"]);
  });

  it("reads ten thousand rows in good time", async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      textRow(index + 1, String(index), "任务", "市局"),
    );
    expect((await tableOf(xlsxFile([{ name: "a", rows: rows.join("") }]))).rows).toHaveLength(10_000);
  });
});

describe("csv", () => {
  it("reads quotes, line breaks within cells, and any usual delimiter", async () => {
    const rows = '序号,任务,牵头单位\r\n1,"甲,""乙""\n丙",市甲局\r\n,丁,市乙局\r\n';
    expect(cellsOf(await tableOf(utf8(rows), "a.csv"))).toEqual([
      ["序号", "任务", "牵头单位"],
      ["1", '甲,"乙"\n丙', "市甲局"],
      ["", "丁", "市乙局"],
    ]);
    expect(cellsOf(await tableOf(utf8("甲;乙\n丙;丁、戊"), "a.csv"))).toEqual([
      ["甲", "乙"],
      ["丙", "丁、戊"],
    ]);
    expect(cellsOf(await tableOf(utf8("甲\t乙\n丙\t丁"), "a.tsv"))[1]).toEqual(["丙", "丁"]);
  });

  it("reads what a spreadsheet program saves in GBK, and the title above the table", async () => {
    const file = iconv.encode("滨江市任务台账,,\n序号,任务,牵头单位\n1,甲,市局\n", "gbk");
    const { format, document } = await extractDocument(file, "a.csv");
    expect(format).toBe("csv");
    expect(document.blocks[0]).toMatchObject({ kind: "paragraph", text: "滨江市任务台账" });
  });
});
