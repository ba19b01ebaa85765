"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ErrorCode, ErrorParams } from "@/lib/errors";
import { readImportDraft, saveImportDraft } from "@/lib/imports/actions";
import type { DraftChanges, ImportDraft } from "@/lib/imports/types";
import { changesBetween, differences, ownChanges, rebase } from "./draft-changes";

export type SaveState = "saved" | "unsaved" | "saving" | "failed" | "conflict";

/** Both sides of a change that somebody else made meanwhile. */
export interface Conflict {
  mine: ImportDraft;
  theirs: ImportDraft;
  version: number;
}

interface Kept {
  version: number;
  changes: DraftChanges;
}

const waitMs = 800;
const retryMs = 5000;

/** What is not on the server yet also lies in the browser, so that a closed tab loses nothing. */
function keep(importId: string, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(`luoshi-import-${importId}`, JSON.stringify(kept));
    else localStorage.removeItem(`luoshi-import-${importId}`);
  } catch {
    // Storage can be full or forbidden; the server is still saved to.
  }
}

function kept(importId: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(`luoshi-import-${importId}`) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}

/** Saves a draft a moment after each change, and says how that stands. */
export function useAutosave(
  importId: string,
  initial: { draft: ImportDraft; version: number },
  draft: ImportDraft,
  setDraft: (draft: ImportDraft) => void,
) {
  const base = useRef(initial);
  const current = useRef(draft);
  const running = useRef<Promise<boolean> | null>(null);
  const [state, setState] = useState<SaveState>("saved");
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [refused, setRefused] = useState<{ code: ErrorCode; params: ErrorParams } | null>(null);
  const stopped = useRef(false);
  current.current = draft;

  const meet = useCallback(async (): Promise<boolean> => {
    const answer = await readImportDraft({ importId }).catch(() => null);
    if (!answer?.ok) {
      setState("failed");
      return false;
    }
    const { draft: theirs, version } = answer.data;
    // With what was typed while the server was asked: nothing of it may fall between the two.
    const changes = ownChanges(base.current.draft, current.current) ?? {};
    const mine = rebase(theirs, changes);
    if (differences(mine, theirs).length === 0) {
      // An answer of the server was lost on the way: what stands there is our own.
      base.current = { draft: theirs, version };
      setState("saved");
      setDraft(mine);
      return changesBetween(theirs, mine) === null;
    }
    stopped.current = true;
    setConflict({ mine, theirs, version });
    setState("conflict");
    return false;
  }, [importId, setDraft]);

  const save = useCallback(async (): Promise<boolean> => {
    // One at a time: the next one needs the version that this one brings.
    while (running.current) await running.current;
    if (stopped.current) return false;
    const sent = current.current;
    const changes = changesBetween(base.current.draft, sent);
    if (!changes) {
      setState("saved");
      return true;
    }
    const attempt = async (): Promise<boolean> => {
      setState("saving");
      const { version } = base.current;
      const result = await saveImportDraft({ importId, version, changes }).catch(() => null);
      if (result?.ok) {
        base.current = { draft: sent, version: result.data.version };
        setSavedAt(result.data.savedAt);
        setRefused(null);
        const rest = ownChanges(sent, current.current);
        keep(importId, rest && { version: result.data.version, changes: rest });
        setState(rest ? "unsaved" : "saved");
        return true;
      }
      if (result?.error.code === "conflict") return meet();
      setRefused(result?.error ?? null);
      setState("failed");
      return false;
    };
    running.current = attempt();
    try {
      return await running.current;
    } finally {
      running.current = null;
    }
  }, [importId, meet]);

  // Once, before anything is typed: what a closed tab left behind.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first render may take it up
  useEffect(() => {
    const left = kept(importId);
    if (!left) return;
    const mine = rebase(initial.draft, left.changes);
    if (left.version === initial.version) {
      setDraft(mine);
      return;
    }
    stopped.current = true;
    setConflict({ mine, theirs: initial.draft, version: initial.version });
    setState("conflict");
  }, []);

  useEffect(() => {
    if (stopped.current) return;
    const changes = ownChanges(base.current.draft, draft);
    if (!changes) return;
    keep(importId, { version: base.current.version, changes });
    setState((before) => (before === "saving" ? before : "unsaved"));
    const timer = setTimeout(save, waitMs);
    return () => clearTimeout(timer);
  }, [draft, importId, save]);

  useEffect(() => {
    if (state !== "failed") return;
    const timer = setTimeout(save, retryMs);
    return () => clearTimeout(timer);
  }, [state, save]);

  const unsaved = state !== "saved";
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);

  /** Ends a conflict with what the person chose; it is saved over the newer version. */
  const settle = (chosen: ImportDraft) => {
    if (!conflict) return;
    base.current = { draft: conflict.theirs, version: conflict.version };
    stopped.current = false;
    keep(importId, null);
    setConflict(null);
    setState("saved");
    setDraft(chosen);
  };

  /** The import is gone from the desk: nothing more is saved and nobody is asked when leaving. */
  const finish = () => {
    stopped.current = true;
    keep(importId, null);
    setState("saved");
  };

  return { state, savedAt, refused, conflict, settle, finish, save, version: () => base.current.version };
}
