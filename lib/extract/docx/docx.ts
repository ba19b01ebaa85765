import { BodyReader } from "@/lib/extract/docx/body";
import { readNumbering } from "@/lib/extract/docx/numbering";
import { readWordPackage } from "@/lib/extract/docx/package";
import { readStyles } from "@/lib/extract/docx/styles";
import { ExtractError } from "@/lib/extract/errors";
import { child, childElements, type XmlElement } from "@/lib/extract/xml";
import type { ZipArchive } from "@/lib/extract/zip";
import type { Block, DocumentText } from "@/lib/text/document";

/**
 * Reads a Word document as it prints: automatic numbers rendered, tracked changes accepted, notes at the end. Macros,
 * links to outside and embedded files are never looked at. Throws ExtractError on damage.
 */
export function readDocx(zip: ZipArchive, mainPart: string): DocumentText {
  const parts = readWordPackage(zip, mainPart);
  const body = child(parts.document, "w:body");
  if (body === undefined) {
    throw new ExtractError("broken-document", "The document has no body.", { part: mainPart });
  }
  const reader = new BodyReader(readStyles(parts.styles), readNumbering(parts.numbering));
  const blocks = reader.read(body);
  const footnotes = notesById(parts.footnotes, "w:footnote");
  const endnotes = notesById(parts.endnotes, "w:endnote");
  const cited = [...reader.notes];
  const notes = cited.flatMap(({ kind, id }, index) => {
    const note = (kind === "footnote" ? footnotes : endnotes).get(id);
    return note === undefined ? [] : numbered(reader.read(note), index + 1);
  });
  return { blocks: [...blocks, ...notes], metadata: {} };
}

function notesById(root: XmlElement | null, name: string): Map<string, XmlElement> {
  const notes = new Map<string, XmlElement>();
  for (const note of childElements(root ?? undefined, name)) {
    const id = note.attributes["w:id"];
    if (id !== undefined) notes.set(id, note);
  }
  return notes;
}

/** The mark of a note is left out where it is cited, since it would read as a figure; it stands before its note. */
function numbered(blocks: Block[], number: number): Block[] {
  return blocks.map((block, index) =>
    index === 0 && block.kind === "paragraph" ? { ...block, text: `[${number}] ${block.text}` } : block,
  );
}
