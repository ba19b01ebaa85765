import { parentPort } from "node:worker_threads";
import { AppError, type ErrorCode, type ErrorParams } from "@/lib/errors";
import type { ImportedPlan } from "@/lib/parser/types";
import type { Ledger } from "../revision/types";
import type { ReadingPages, ReadingStage } from "../types";
import { readLedger } from "./ledger";
import { readDocument } from "./read";
import { type Unpacked, unpackArchive } from "./unpack";

export type ThreadOrder =
  | { kind: "read"; fileName: string; bytes: Uint8Array }
  | { kind: "ledger"; bytes: Uint8Array }
  | { kind: "unpack"; bytes: Uint8Array };

export type ThreadAnswer =
  | { kind: "stage"; stage: ReadingStage; pages?: ReadingPages }
  | { kind: "done"; result: ImportedPlan | Unpacked | Ledger | null }
  | { kind: "refused"; code: ErrorCode; params: ErrorParams }
  | { kind: "broken"; message: string };

const answer = (words: ThreadAnswer) => parentPort?.postMessage(words);

function work(order: ThreadOrder): Promise<ImportedPlan> | Unpacked | Ledger | null {
  if (order.kind === "ledger") return readLedger(order.bytes);
  if (order.kind === "unpack") return unpackArchive(order.bytes);
  return readDocument(order.bytes, order.fileName, (stage, pages) => answer({ kind: "stage", stage, pages }));
}

parentPort?.on("message", async (order: ThreadOrder) => {
  try {
    answer({ kind: "done", result: await work(order) });
  } catch (error) {
    if (error instanceof AppError) answer({ kind: "refused", code: error.code, params: error.params });
    else answer({ kind: "broken", message: error instanceof Error ? (error.stack ?? error.message) : "" });
  }
});
