import { createHash } from "node:crypto";
import { readCsv } from "@/lib/extract/csv";
import { detectContainer, looksLikeHtml, looksLikeOfficeXml } from "@/lib/extract/detect";
import { readDoc } from "@/lib/extract/doc/doc";
import { readDocx } from "@/lib/extract/docx/docx";
import { findWordPart, foreignZip } from "@/lib/extract/docx/package";
import { decodeText } from "@/lib/extract/encoding";
import { ExtractError, type ForeignKind } from "@/lib/extract/errors";
import { decodeHtml } from "@/lib/extract/html/decode";
import { readHtml } from "@/lib/extract/html/html";
import { looksLikeMht, readMht } from "@/lib/extract/html/mht";
import { limits } from "@/lib/extract/limits";
import { readMd } from "@/lib/extract/md";
import { openOle } from "@/lib/extract/ole";
import { readPdf } from "@/lib/extract/pdf/pdf";
import { readRtf } from "@/lib/extract/rtf/rtf";
import { readTxt } from "@/lib/extract/txt";
import type { ExtractedDocument, OnPage, SourceFormat } from "@/lib/extract/types";
import { isWorkbook } from "@/lib/extract/xlsx/parts";
import { readXlsx } from "@/lib/extract/xlsx/xlsx";
import { openZip } from "@/lib/extract/zip";
import type { DocumentText } from "@/lib/text/document";

interface Reading {
  format: SourceFormat;
  document: DocumentText;
}

/**
 * Reads a file into blocks of text. The bytes decide what the file is; its name only tells plain text from Markdown.
 * Pure: no file system, network or clock. Throws nothing but ExtractError. `onPage` hears of each page that was read of a
 * format that has pages.
 */
export async function extractDocument(
  bytes: Uint8Array,
  fileName: string,
  onPage?: OnPage,
): Promise<ExtractedDocument> {
  if (bytes.byteLength === 0) throw new ExtractError("empty", "The file is empty.");
  if (bytes.byteLength > limits.fileBytes) {
    throw new ExtractError("too-large", "The file is too large.", {
      limit: limits.fileBytes,
      actual: bytes.byteLength,
    });
  }
  const { format, document } = await readBounded(bytes, fileName, onPage);
  const characters = countCharacters(document);
  if (characters === 0) throw withoutText(format);
  return { format, sha256: createHash("sha256").update(bytes).digest("hex"), characters, document };
}

async function readBounded(bytes: Uint8Array, fileName: string, onPage?: OnPage): Promise<Reading> {
  try {
    return await read(bytes, fileName, onPage);
  } catch (error) {
    // A stack or a string that is full: only a file that was made for it gets there.
    if (error instanceof RangeError)
      throw new ExtractError("too-complex", "The file is too complex.", {}, error);
    throw error;
  }
}

async function read(bytes: Uint8Array, fileName: string, onPage?: OnPage): Promise<Reading> {
  const container = detectContainer(bytes);
  switch (container.kind) {
    case "zip":
      return readZip(bytes);
    case "ole":
      return readOle(bytes);
    case "pdf":
      return { format: "pdf", document: await readPdf(bytes, onPage) };
    case "rtf":
      return { format: "rtf", document: readRtf(bytes) };
    case "foreign":
      throw unsupported(container.what);
    case "text":
      return readText(bytes, extensionOf(fileName));
  }
}

function readZip(bytes: Uint8Array): Reading {
  const zip = openZip(bytes);
  const main = findWordPart(zip);
  if (main !== null) return { format: "docx", document: readDocx(zip, main) };
  if (isWorkbook(zip)) return { format: "xlsx", document: readXlsx(zip) };
  throw unsupported(foreignZip(zip));
}

function readOle(bytes: Uint8Array): Reading {
  const ole = openOle(bytes);
  // A newer document behind a password is wrapped in the old container.
  if (ole.names.has("EncryptedPackage") || ole.names.has("EncryptionInfo")) {
    throw new ExtractError("encrypted", "The document is protected with a password.");
  }
  if (ole.names.has("WordDocument")) return { format: "doc", document: readDoc(ole) };
  // No library that is kept up reads these old workbooks; every office program saves them anew.
  throw unsupported(ole.names.has("Workbook") || ole.names.has("Book") ? "legacy-excel" : "legacy-office");
}

function readText(bytes: Uint8Array, extension: string): Reading {
  const text = decodeText(bytes);
  if (looksLikeMht(text)) {
    const page = readMht(bytes);
    return { format: "html", document: readHtml(decodeHtml(page.bytes, page.text)) };
  }
  if (looksLikeOfficeXml(text)) throw unsupported("word-xml");
  // What was pasted from Word or a browser is a piece of a page, with few tags where it is short.
  const fragment = /^html?$/.test(extension) && /<[a-z][^<>]*>/i.test(text);
  if (fragment || (extension !== "md" && looksLikeHtml(text))) {
    return { format: "html", document: readHtml(decodeHtml(bytes, text)) };
  }
  if (extension === "csv" || extension === "tsv") return { format: "csv", document: readCsv(text) };
  if (extension === "md") return { format: "md", document: readMd(text) };
  return { format: "txt", document: readTxt(text) };
}

function extensionOf(fileName: string): string {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? "";
  return extension === "markdown" ? "md" : extension;
}

function countCharacters(document: DocumentText): number {
  let count = 0;
  for (const block of document.blocks) {
    if (block.kind === "paragraph") count += block.text.length;
    else for (const row of block.rows) for (const cell of row) count += cell.text.length;
  }
  return count;
}

function withoutText(format: SourceFormat): ExtractError {
  return format === "txt" || format === "md" || format === "csv"
    ? new ExtractError("empty", "The file holds nothing but white space.")
    : new ExtractError("no-text", "The document holds no text, only pictures or nothing at all.");
}

const foreignNames: Record<ForeignKind, string> = {
  program: "a program",
  image: "a picture",
  "audio-video": "a recording",
  archive: "an archive",
  "legacy-word": "a Word 97-2003 document",
  "legacy-excel": "an Excel 97-2003 workbook",
  "legacy-office": "a file of an old office program",
  spreadsheet: "a spreadsheet in a format other than xlsx",
  presentation: "a presentation",
  "word-xml": "a Word document saved as plain XML",
  ofd: "an OFD document",
  binary: "binary data",
};

function unsupported(kind: ForeignKind): ExtractError {
  return new ExtractError(
    "unsupported-format",
    `The file is ${foreignNames[kind]}, which cannot be read here${kind === "legacy-excel" ? "; save it as xlsx first" : ""}.`,
    {
      kind,
    },
  );
}
