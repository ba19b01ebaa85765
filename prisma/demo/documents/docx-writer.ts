import { strToU8, zipSync } from "fflate";

/** One line of the source of a Word document: what it is, and its words. */
interface SourceLine {
  mark: string;
  text: string;
}

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Archives carry a time for each part; a fixed one keeps the bytes the same on every machine. */
const partTime = new Date(2025, 0, 1, 12, 0, 0);

const styleOfMark: Record<string, string> = {
  title: "Title",
  centre: "Centred",
  caption: "Centred",
  right: "Signature",
  "1": "Heading1",
  "2": "Heading2",
  "3": "Task",
};

/**
 * Writes a Word document from lines of text. A line may begin with a mark: `@title`, `@centre`, `@right`, `@caption`;
 * `@1` to `@3` for the three levels that Word numbers by itself (一、（一）1.); `@who` and `@due` for lines of their own
 * under a task; `@table` for the head of a table and `@row` for its rows, cells parted by `|`. The same text gives the
 * same bytes.
 */
export function writeDocx(source: string): Uint8Array {
  const lines = source
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(readLine);
  const parts: Record<string, string> = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": packageRelations,
    "word/document.xml": `${declaration}<w:document ${namespace}><w:body>${writeBody(lines)}${section}</w:body></w:document>`,
    "word/_rels/document.xml.rels": documentRelations,
    "word/styles.xml": `${declaration}<w:styles ${namespace}>${styles}</w:styles>`,
    "word/numbering.xml": `${declaration}<w:numbering ${namespace}>${numbering}</w:numbering>`,
  };
  const files = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(files, { mtime: partTime, level: 9 });
}

function readLine(line: string): SourceLine {
  const marked = /^@(\w+) (.*)$/.exec(line);
  return marked === null ? { mark: "", text: line } : { mark: marked[1] ?? "", text: marked[2] ?? "" };
}

function writeBody(lines: readonly SourceLine[]): string {
  let body = "";
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) break;
    if (line.mark !== "table") {
      body += paragraph(line);
      continue;
    }
    const rows = [line];
    while (lines[at + 1]?.mark === "row") {
      at += 1;
      const row = lines[at];
      if (row !== undefined) rows.push(row);
    }
    body += table(rows);
  }
  return body;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

function paragraph({ mark, text }: SourceLine): string {
  const style = styleOfMark[mark] ?? "Body";
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;
}

function table(rows: readonly SourceLine[]): string {
  const width = rows[0]?.text.split("|").length ?? 0;
  const grid = '<w:gridCol w:w="1300"/>'.repeat(width);
  const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).join("");
  const written = rows.map(({ text }, index) => {
    const cells = text.split("|").map((cell) => {
      const inner = `<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr>${run(cell)}</w:p>`;
      return `<w:tc><w:tcPr><w:tcW w:w="1300" w:type="dxa"/></w:tcPr>${inner}</w:tc>`;
    });
    return `<w:tr>${index === 0 ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${cells.join("")}</w:tr>`;
  });
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${written.join("")}</w:tbl>`;
}

const contentTypes =
  `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  ["document.main:document", "styles:styles", "numbering:numbering"]
    .map((pair) => pair.split(":"))
    .map(
      ([type, name]) =>
        `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`,
    )
    .join("") +
  "</Types>";

const relationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = (inner: string) =>
  `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
const packageRelations = relations(
  `<Relationship Id="rId1" Type="${relationType}/officeDocument" Target="word/document.xml"/>`,
);
const documentRelations = relations(
  `<Relationship Id="rId1" Type="${relationType}/styles" Target="styles.xml"/>` +
    `<Relationship Id="rId2" Type="${relationType}/numbering" Target="numbering.xml"/>`,
);

const section =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>';

function fonts(face: string): string {
  return `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${face}"/>`;
}

function style(id: string, name: string, paragraphSettings: string, runSettings: string): string {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>` +
    `<w:pPr>${paragraphSettings}</w:pPr><w:rPr>${runSettings}</w:rPr></w:style>`
  );
}

const indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';
const numberedBy = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;

const styles =
  `<w:docDefaults><w:rPrDefault><w:rPr>${fonts("仿宋")}<w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>` +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr></w:style>' +
  style("Body", "Plan Body", indent, "") +
  style("Title", "Title", '<w:jc w:val="center"/>', `${fonts("方正小标宋简体")}<w:sz w:val="44"/>`) +
  style("Centred", "Plan Centred", '<w:jc w:val="center"/>', "") +
  style("Signature", "Signature", '<w:jc w:val="right"/>', "") +
  style("Heading1", "heading 1", `${numberedBy(0)}${indent}<w:outlineLvl w:val="0"/>`, fonts("黑体")) +
  style("Heading2", "heading 2", `${numberedBy(1)}${indent}<w:outlineLvl w:val="1"/>`, fonts("楷体")) +
  style("Task", "Plan Task", `${numberedBy(2)}${indent}`, "") +
  style("Cell", "Plan Cell", '<w:spacing w:line="360" w:lineRule="exact"/>', '<w:sz w:val="24"/>');

function level(at: number, format: string, text: string, styleId: string): string {
  return (
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:pStyle w:val="${styleId}"/>` +
    `<w:suff w:val="nothing"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`
  );
}

const numbering =
  '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>' +
  level(0, "chineseCountingThousand", "%1、", "Heading1") +
  level(1, "chineseCountingThousand", "（%2）", "Heading2") +
  level(2, "decimal", "%3.", "Task") +
  '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
