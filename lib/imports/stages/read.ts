import { AppError, type ErrorCode } from "@/lib/errors";
import { detectContainer } from "@/lib/extract/detect";
import { ExtractError, type ExtractErrorCode } from "@/lib/extract/errors";
import { extractDocument } from "@/lib/extract/extract";
import type { OnPage } from "@/lib/extract/types";
import { parsePlan } from "@/lib/parser/parse";
import type { ImportedPlan } from "@/lib/parser/types";
import type { DocumentText } from "@/lib/text/document";
import { largestUpload, type ReadingPages, type ReadingStage } from "../types";

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
export async function readDocument(
  bytes: Uint8Array,
  fileName: string,
  onStage: (stage: ReadingStage, pages?: ReadingPages) => void = () => undefined,
): Promise<ImportedPlan> {
  if (bytes.byteLength > largestUpload) throw tooLarge();
  onStage("text");
  const { document, format, sha256, characters } = await extract(bytes, fileName, (done, total) =>
    onStage("text", { done, total }),
  );
  onStage("tasks");
  const reading = parsePlan(storable(document), { fileName, format, sha256, characters });
  if (reading.tasks.length === 0) throw new AppError("documentNoPlan");
  return reading;
}

/**
 * What can be told without reading: whether there is anything, whether it is too much, and whether the first bytes are
 * those of a program, a picture or an archive. Throws AppError.
 */
export function assertReadable(bytes: Uint8Array): void {
  if (bytes.byteLength === 0) throw new AppError("documentEmpty");
  if (bytes.byteLength > largestUpload) throw tooLarge();
  if (detectContainer(bytes).kind === "foreign") throw new AppError("documentUnsupported");
}

export function tooLarge(): AppError {
  return new AppError("documentTooLarge", { limit: largestUpload / 1024 / 1024 });
}

async function extract(bytes: Uint8Array, fileName: string, onPage: OnPage) {
  try {
    return await extractDocument(bytes, fileName, onPage);
  } catch (error) {
    if (error instanceof ExtractError) {
      if (error.details.kind === "legacy-excel") throw new AppError("documentOldWorkbook");
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
