import { ExtractError } from "@/lib/extract/errors";
import { readRelations } from "@/lib/extract/relations";
import { child, childElements, readXml, textWithin, type XmlElement } from "@/lib/extract/xml";
import type { ZipArchive } from "@/lib/extract/zip";

export type { XmlElement };

const MAIN = "xl/workbook.xml";

export interface Workbook {
  /** Sheets that are shown, in their order. */
  sheets: Array<{ name: string; root: XmlElement }>;
  strings: string[];
  styles: XmlElement | null;
  /** Whether days are counted from 1904. */
  from1904: boolean;
}

/** Whether a zip holds a workbook. */
export function isWorkbook(zip: ZipArchive): boolean {
  return zip.names.includes(MAIN);
}

/** Reads the parts of a workbook. Throws ExtractError where one is damaged. */
export function readWorkbook(zip: ZipArchive): Workbook {
  const part = (name: string | undefined): XmlElement | null => {
    const bytes = name === undefined ? null : zip.read(name);
    return bytes === null || name === undefined ? null : readXml(bytes, name);
  };
  const book = part(MAIN);
  if (book === null)
    throw new ExtractError("broken-document", "The workbook part is missing.", { part: MAIN });
  const relations = readRelations(zip, MAIN);
  const targetOf = (type: string) => relations.find((relation) => relation.type === type)?.target;
  const sheets = childElements(child(book, "s:sheets"), "s:sheet").flatMap(({ attributes }) => {
    if (attributes.state === "hidden" || attributes.state === "veryHidden") return [];
    const relation = relations.find(({ id }) => id === attributes["r:id"]);
    const root = relation?.type === "worksheet" ? part(relation.target) : null;
    return root === null ? [] : [{ name: attributes.name ?? "", root }];
  });
  const strings = part(targetOf("sharedStrings") ?? "xl/sharedStrings.xml");
  return {
    sheets,
    strings: childElements(strings ?? undefined, "s:si").map(richText),
    styles: part(targetOf("styles") ?? "xl/styles.xml"),
    from1904: /^(?:1|true)$/.test(child(book, "s:workbookPr")?.attributes.date1904 ?? ""),
  };
}

/** The words of a string with formatting; phonetic hints are left out. */
export function richText(item: XmlElement): string {
  return childElements(item)
    .map((node) => (node.name === "s:t" ? textWithin(node) : node.name === "s:r" ? richText(node) : ""))
    .join("");
}

/** The number formats that a workbook declares, by their number. */
export function numberFormatsOf(styles: XmlElement | null): Map<number, string> {
  const formats = childElements(child(styles ?? undefined, "s:numFmts"), "s:numFmt");
  return new Map(formats.map(({ attributes }) => [Number(attributes.numFmtId), attributes.formatCode ?? ""]));
}
