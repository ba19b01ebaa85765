import { ExtractError, type ForeignKind } from "@/lib/extract/errors";
import { childElements, readXml, type XmlElement } from "@/lib/extract/xml";
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
  const target = relationTargets(zip, "_rels/.rels", "").get("officeDocument");
  return target !== undefined && /^word\//i.test(target) && zip.names.includes(target) ? target : null;
}

/** What a zip holds that is no Word document. */
export function foreignZip(zip: ZipArchive): ForeignKind {
  const has = (prefix: string) => zip.names.some((name) => name.startsWith(prefix));
  if (has("xl/")) return "spreadsheet";
  if (has("ppt/")) return "presentation";
  if (zip.names.includes("OFD.xml")) return "ofd";
  return "archive";
}

/** Reads the parts of a Word package. Throws ExtractError where one is damaged. */
export function readWordPackage(zip: ZipArchive, main: string): WordPackage {
  const slash = main.lastIndexOf("/");
  const folder = main.slice(0, slash + 1);
  const related = relationTargets(zip, `${folder}_rels/${main.slice(slash + 1)}.rels`, folder);
  const optional = (type: string): XmlElement | null => {
    const part = related.get(type) ?? `${folder}${type}.xml`;
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

/** Parts inside the container by the last word of their relation's type; targets outside are never followed. */
function relationTargets(zip: ZipArchive, part: string, folder: string): Map<string, string> {
  const targets = new Map<string, string>();
  const bytes = zip.read(part);
  if (bytes === null) return targets;
  for (const relation of childElements(readXml(bytes, part), "rel:Relationship")) {
    const type = relation.attributes.Type?.split("/").at(-1);
    const target = relation.attributes.Target;
    if (type === undefined || target === undefined || relation.attributes.TargetMode === "External") continue;
    if (!targets.has(type)) targets.set(type, target.startsWith("/") ? target.slice(1) : folder + target);
  }
  return targets;
}
