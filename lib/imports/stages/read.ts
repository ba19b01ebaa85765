import { AppError, type ErrorCode } from "@/lib/errors";
import { ExtractError, type ExtractErrorCode } from "@/lib/extract/errors";
import { extractDocument } from "@/lib/extract/extract";
import { parsePlan } from "@/lib/parser/parse";
import type { ImportedPlan } from "@/lib/parser/types";
import type { DocumentText } from "@/lib/text/document";
import { largestUpload } from "../types";

const refusals: Record<ExtractErrorCode, ErrorCode> = {
  empty: "documentEmpty",
  "too-large": "documentTooLarge",
  "unsupported-format": "documentUnsupported",
  encrypted: "documentEncrypted",
  "broken-archive": "documentBroken",
  "broken-document": "documentBroken",
  "archive-bomb": "documentBomb",
  "too-complex": "documentBomb",
  "no-text": "documentNoText",
  "unreadable-encoding": "documentEncoding",
};

/** Bytes of a document → what it says. Nothing is stored here, so a refusal leaves nothing behind. Throws AppError. */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<ImportedPlan> {
  if (bytes.byteLength > largestUpload) throw tooLarge();
  const { document, format, sha256, characters } = await extract(bytes, fileName);
  const reading = parsePlan(storable(document), { fileName, format, sha256, characters });
  if (reading.tasks.length === 0) throw new AppError("documentNoPlan");
  return reading;
}

export function tooLarge(): AppError {
  return new AppError("documentTooLarge", { limit: largestUpload / 1024 / 1024 });
}

async function extract(bytes: Uint8Array, fileName: string) {
  try {
    return await extractDocument(bytes, fileName);
  } catch (error) {
    if (error instanceof ExtractError) {
      throw error.code === "too-large" ? tooLarge() : new AppError(refusals[error.code]);
    }
    throw error;
  }
}

/** PostgreSQL keeps neither NUL nor half a character; both are replaced one for one, so that offsets stay. */
function storable(document: DocumentText): DocumentText {
  return {
    ...document,
    blocks: document.blocks.map((block) =>
      block.kind === "paragraph"
        ? { ...block, text: storableText(block.text) }
        : {
            ...block,
            rows: block.rows.map((row) => row.map((cell) => ({ ...cell, text: storableText(cell.text) }))),
          },
    ),
  };
}

function storableText(text: string): string {
  return text.replaceAll("\0", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD");
}
