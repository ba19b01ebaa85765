"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ErrorCode, ErrorParams } from "@/lib/errors";
import { type ImportProgress, type Received, uploadNameHeader, uploadPlanHeader } from "@/lib/imports/types";
import { followImports, isBeingRead } from "./follow";

export interface UploadProblem {
  code: ErrorCode;
  params: ErrorParams;
}

/** One document on its way, as the page tells of it. */
export interface UploadRow {
  key: string;
  name: string;
  state: "sending" | "reading" | "ready" | "failed";
  importId: string | null;
  progress: ImportProgress | null;
  problem: UploadProblem | null;
}

type Answer<T> = T | { error: UploadProblem };

export async function sendFile(file: File, planId?: string): Promise<Answer<Received>> {
  const response = await fetch("/api/imports", {
    method: "POST",
    headers: {
      "content-type": "application/octet-stream",
      [uploadNameHeader]: encodeURIComponent(file.name),
      ...(planId === undefined ? {} : { [uploadPlanHeader]: planId }),
    },
    body: file,
  });
  return (await response.json()) as Answer<Received>;
}

function followed(row: UploadRow, progress: ImportProgress): UploadRow {
  if (row.importId !== progress.id) return row;
  const state = isBeingRead(progress) ? "reading" : progress.status === "in_review" ? "ready" : "failed";
  return { ...row, state, progress, problem: progress.failure };
}

/** Documents that were handed over on this page, each with where it stands, until they are read. */
export function useUploads() {
  const [rows, setRows] = useState<UploadRow[]>([]);
  const ends = useRef(new AbortController());
  const count = useRef(0);

  useEffect(() => {
    // A development server mounts twice; the second time must be able to follow again.
    if (ends.current.signal.aborted) ends.current = new AbortController();
    return () => ends.current.abort();
  }, []);

  /** Hands documents over and follows them; answers with their rows once all are read, or refused. */
  const take = useCallback(
    async (
      documents: readonly { name: string; send: () => Promise<Answer<Received>> }[],
    ): Promise<UploadRow[]> => {
      let own: UploadRow[] = documents.map(({ name }) => ({
        key: `u${count.current++}`,
        name,
        state: "sending",
        importId: null,
        progress: null,
        problem: null,
      }));
      const keys = own.map(({ key }) => key);
      const show = (next: UploadRow[]) => {
        own = next;
        setRows((all) => {
          const others = all.filter((row) => !row.key || !keysOf(next, keys).has(row.key));
          return [...others, ...next];
        });
      };
      show(own);
      for (const [index, { name, send }] of documents.entries()) {
        const answer = await send().catch(() => ({
          error: { code: "unexpected" as const, params: {} },
        }));
        const key = keys[index] ?? "";
        show(own.flatMap((row) => (row.key === key ? rowsOf(row, name, answer) : [row])));
      }
      const ids = own.flatMap(({ importId }) => (importId === null ? [] : [importId]));
      await followImports(
        ids,
        (progress) => show(own.map((row) => followed(row, progress))),
        ends.current.signal,
      );
      return own;
    },
    [],
  );

  const forget = useCallback(() => setRows([]), []);
  const forgetOne = useCallback((key: string) => setRows((all) => all.filter((row) => row.key !== key)), []);
  return { rows, take, forget, forgetOne };
}

function keysOf(rows: readonly UploadRow[], first: readonly string[]): Set<string> {
  return new Set([...first, ...rows.map(({ key }) => key)]);
}

/** An archive becomes as many rows as it holds documents, and one for each that is not taken in. */
function rowsOf(row: UploadRow, name: string, answer: Answer<Received>): UploadRow[] {
  if ("error" in answer) return [{ ...row, state: "failed", problem: answer.error }];
  const isArchive = answer.imports.length + answer.left.length > 1;
  return [
    ...answer.imports.map(
      ({ id, fileName }): UploadRow => ({
        ...row,
        key: isArchive ? `${row.key}:${id}` : row.key,
        name: isArchive ? fileName : name,
        state: "reading",
        importId: id,
      }),
    ),
    ...answer.left.map(
      ({ fileName, code, params }, index): UploadRow => ({
        ...row,
        key: `${row.key}:left${index}`,
        name: fileName,
        state: "failed",
        problem: { code, params },
      }),
    ),
  ];
}
