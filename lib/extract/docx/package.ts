import { ExtractError, type ForeignKind } from "@/lib/extract/errors";
import { readRelations } from "@/lib/extract/relations";
import { readXml, type XmlElement } from "@/lib/extract/xml";
import type { ZipArchive } from "@/lib/extract/zip";

/** The parts of a Word package that carry text or decide how it is printed. */
export interface WordPackage {
  document: XmlElement;
  styles: XmlElement | null;
  numbering: XmlElement | null;
  footnotes: XmlElement | null;
  endnotes: XmlElement | null;
}

const DEFAULT_MAIN = "word/document.xml";

/** The name of the main part of a Word package, or null where the container is something else. */
export function findWordPart(zip: ZipArchive): string | null {
  if (zip.names.includes(DEFAULT_MAIN)) return DEFAULT_MAIN;
  const target = readRelations(zip, "").find(({ type }) => type === "officeDocument")?.target;
  return target !== undefined && /^word\//i.test(target) && zip.names.includes(target) ? target : null;
}

/** What a zip holds that is no Word document. */
export function foreignZip(zip: ZipArchive): ForeignKind {
  const has = (prefix: string) => zip.names.some((name) => name.startsWith(prefix));
  if (has("xl/") || has("Index/")) return "spreadsheet";
  if (has("ppt/")) return "presentation";
  if (zip.names.includes("OFD.xml")) return "ofd";
  return "archive";
}

/** Reads the parts of a Word package. Throws ExtractError where one is damaged. */
export function readWordPackage(zip: ZipArchive, main: string): WordPackage {
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const related = readRelations(zip, main);
  const optional = (type: string): XmlElement | null => {
    const part = related.find((relation) => relation.type === type)?.target ?? `${folder}${type}.xml`;
    const bytes = zip.read(part);
    return bytes === null ? null : readXml(bytes, part);
  };
  const bytes = zip.read(main);
  if (bytes === null)
    throw new ExtractError("broken-document", "The document part is missing.", { part: main });
  return {
    document: readXml(bytes, main),
    styles: optional("styles"),
    numbering: optional("numbering"),
    footnotes: optional("footnotes"),
    endnotes: optional("endnotes"),
  };
}
