import { describe, expect, it } from "vitest";
import { docxFile, para, run } from "./fixtures/docx-file";
import { blocksOf, cellsOf, failureOf, linesOf, tableOf } from "./fixtures/reading";

const cell = (text: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${para(text)}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;
const table = (...rows: string[]) => `<w:tbl>${rows.join("")}</w:tbl>`;

describe("docx paragraphs", () => {
  it("joins runs, splits at line breaks, and reads tabs as blanks", async () => {
    const body = `<w:p>${run("滨江市")}<w:r><w:t>方案</w:t><w:br/><w:t>第二行</w:t><w:tab/><w:t>完</w:t></w:r></w:p>`;
    expect(await linesOf(docxFile({ body }))).toEqual(["滨江市方案", "第二行 完"]);
  });

  it("takes centring and heading levels from the paragraph or its style", async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="T2"><w:name w:val="mine"/><w:basedOn w:val="T"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>';
    const body =
      para("题", '<w:pStyle w:val="T2"/>') +
      para("左", '<w:pStyle w:val="T2"/><w:jc w:val="left"/>') +
      para("节", '<w:pStyle w:val="H"/>') +
      para("文", '<w:outlineLvl w:val="9"/>');
    const blocks = await blocksOf(docxFile({ body, styles }));
    expect(blocks.map((block) => block.kind === "paragraph" && [block.heading, block.centred])).toEqual([
      [null, true],
      [null, false],
      [2, false],
      [null, false],
    ]);
  });

  it("survives styles that inherit in a circle", async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>';
    expect(await linesOf(docxFile({ body: para("文", '<w:pStyle w:val="A"/>'), styles }))).toEqual(["文"]);
  });

  it("reads tracked changes as accepted", async () => {
    const body =
      `<w:p>${run("由")}<w:del><w:r><w:delText>市科技局</w:delText></w:r></w:del><w:ins>${run("市数据局")}</w:ins>` +
      `<w:moveFrom>${run("旧处")}</w:moveFrom>${run("牵头")}</w:p>` +
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run("前半")}</w:p>${para("后半")}` +
      table(`<w:tr><w:trPr><w:del/></w:trPr>${cell("删")}</w:tr>`, row(cell("留"), cell("下")));
    const file = docxFile({ body });
    expect(await linesOf(file)).toEqual(["由市数据局牵头", "前半后半"]);
    expect(cellsOf(await tableOf(file))).toEqual([["留", "下"]]);
  });

  it("leaves out hidden text, field codes, pinyin and tables of contents", async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const body =
      `<w:p>${mark("begin")}${code(' TOC \\o "1-3"')}${mark("separate")}${run("一、总体要求 1")}</w:p>` +
      `<w:p>${run("二、任务 2")}${mark("end")}</w:p>` +
      `<w:p>${run("见")}${mark("begin")}${code(" REF a ")}${mark("separate")}${run("附件1")}${mark("end")}` +
      "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>" +
      "<w:p><w:r><w:ruby><w:rt><w:r><w:t>zhì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>质</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>" +
      `<w:p>${mark("begin")}${code(" PAGE ")}</w:p>${para("未闭合之后")}`;
    expect(await linesOf(docxFile({ body }))).toEqual(["见附件1", "质", "未闭合之后"]);
  });

  it("reads a text box once, behind the paragraph that anchors it", async () => {
    const box = `<w:txbxContent>${para("框内")}</w:txbxContent>`;
    const body =
      `<w:p>${run("正文")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>${para("后文")}`;
    expect(await linesOf(docxFile({ body }))).toEqual(["正文", "框内", "后文"]);
  });

  it("puts footnotes at the end, without a figure in the sentence", async () => {
    const body = `<w:p>${run("达到95%")}<w:r><w:footnoteReference w:id="2"/></w:r>${run("以上")}</w:p>${para("后文")}`;
    const footnotes = `<w:footnote w:id="2">${para("按常住人口计。")}</w:footnote>`;
    expect(await linesOf(docxFile({ body, footnotes }))).toEqual([
      "达到95%以上",
      "后文",
      "[1] 按常住人口计。",
    ]);
  });

  it("reads strict documents, content controls and any prefix", async () => {
    const body = `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${para("控件")}</w:sdtContent></w:sdt>`;
    const strict = `<?xml version="1.0"?><x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>严格</x:t></x:r></x:p></x:body></x:document>`;
    expect(await linesOf(docxFile({ body }))).toEqual(["控件"]);
    expect(await linesOf(docxFile({ body: "", extra: { "word/document.xml": strict } }))).toEqual(["严格"]);
  });
});

describe("docx tables", () => {
  it("reads horizontal and vertical spans", async () => {
    const body = table(
      `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell("序号")}${cell("任务", '<w:gridSpan w:val="2"/>')}</w:tr>`,
      row(cell("1", '<w:vMerge w:val="restart"/>'), cell("甲"), cell("乙")),
      row(cell("", "<w:vMerge/>"), cell("丙"), cell("丁")),
      row(cell("2", '<w:vMerge w:val="restart"/>'), cell("戊"), cell("己")),
    );
    const read = await tableOf(docxFile({ body }));
    expect(cellsOf(read)).toEqual([
      ["序号", "任务[1x2]"],
      ["1[2x1]", "甲", "乙"],
      ["丙", "丁"],
      ["2", "戊", "己"],
    ]);
    expect(read.rows.map((cells) => cells[0]?.header)).toEqual([true, false, false, false]);
  });

  it("keeps the columns of rows that begin further right", async () => {
    const body = table(
      row(cell("一"), cell("二"), cell("三")),
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell("四")}${cell("五")}</w:tr>`,
    );
    expect(cellsOf(await tableOf(docxFile({ body })))).toEqual([
      ["一", "二", "三"],
      ["", "四", "五"],
    ]);
  });

  it("joins paragraphs of a cell, and unwraps a table that only frames another", async () => {
    const two = `<w:tc>${para("甲")}${para("乙")}</w:tc>`;
    expect(cellsOf(await tableOf(docxFile({ body: table(row(two, cell("丙"))) })))).toEqual([
      ["甲\n乙", "丙"],
    ]);
    const inner = table(row(cell("a"), cell("b")), row(cell("c"), cell("d")));
    const body = table(row(`<w:tc>${para("前言")}${inner}${para("")}</w:tc>`));
    const file = docxFile({ body });
    expect(await linesOf(file)).toEqual(["前言"]);
    expect(cellsOf(await tableOf(file))).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });
});

describe("docx that must not be trusted", () => {
  it("refuses document types, so that no entity is expanded or fetched", async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><d>&b;</d>`;
    const external = `<?xml version="1.0"?><!DOCTYPE d SYSTEM "http://127.0.0.1/x.dtd"><d/>`;
    for (const text of [laughs, external]) {
      const error = await failureOf(docxFile({ body: "", extra: { "word/document.xml": text } }));
      expect(error.code).toBe("broken-document");
    }
  });

  it("refuses elements that are nested without end", async () => {
    const body = `<w:ins>`.repeat(5000) + `</w:ins>`.repeat(5000);
    expect((await failureOf(docxFile({ body }))).code).toBe("too-complex");
  });

  it("says where the XML is broken, and that there is no text", async () => {
    const error = await failureOf(docxFile({ body: "", extra: { "word/document.xml": "<w:document>" } }));
    expect(error).toMatchObject({ code: "broken-document", details: { part: "word/document.xml" } });
    expect((await failureOf(docxFile({ body: para("") }))).code).toBe("no-text");
  });
});
