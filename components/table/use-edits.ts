"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import { type UndoWay, useUndoKey } from "@/components/ui/use-undo-key";
import { changeCells } from "@/lib/assignments/actions";
import type { CellEdit } from "@/lib/assignments/schema";
import type { CellsBefore, CellsResult } from "@/lib/assignments/types";
import type { ActionResult } from "@/lib/auth/types";

/** A change of one's own that can be taken back: what stood there before, and the versions it left. */
interface Entry {
  reason: string;
  cells: CellsBefore[];
}

export interface Edits {
  send: (edits: CellEdit[], reason: string) => Promise<ActionResult<CellsResult> | null>;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
}

/** After a change of one's own, the entries below it lead on from the version that it left. */
function led(entries: readonly Entry[], done: readonly CellsBefore[]): Entry[] {
  const versions = new Map(done.map(({ taskId, from, version }) => [`${taskId} ${from}`, version]));
  return entries.map((entry) => ({
    ...entry,
    cells: entry.cells.map((cell) => ({
      ...cell,
      version: versions.get(`${cell.taskId} ${cell.version}`) ?? cell.version,
    })),
  }));
}

/**
 * Sends changes of cells, and takes one's own back through the same guarded action: where somebody else has changed a
 * task since, that is said and nothing is overwritten.
 */
export function useEdits(mayEdit: boolean): Edits {
  const t = useTranslations("table.undo");
  const announce = useAnnounce();
  const refusal = useRefusal();
  const [undoable, setUndoable] = useState<Entry[]>([]);
  const [redoable, setRedoable] = useState<Entry[]>([]);
  const busy = useRef(false);

  async function send(edits: CellEdit[], reason: string) {
    const result = await changeCells({ edits, reason }).catch(() => null);
    if (result?.ok && result.data.refused.length === 0) {
      const { done } = result.data;
      setUndoable((before) => [...led(before, done), { reason, cells: done }]);
      setRedoable([]);
    }
    return result;
  }

  async function takeBack(way: UndoWay) {
    const [from, setFrom, setTo] =
      way === "undo"
        ? ([undoable, setUndoable, setRedoable] as const)
        : ([redoable, setRedoable, setUndoable] as const);
    const entry = from.at(-1);
    if (!entry || busy.current) return;
    busy.current = true;
    const edits = entry.cells.map(({ taskId, version, changes, roles }) => ({
      taskId,
      version,
      changes,
      roles,
    }));
    const result = await changeCells({ edits, reason: t(`${way}Reason`, { reason: entry.reason }) }).catch(
      () => null,
    );
    busy.current = false;
    if (result === null) return announce(t("offline"));
    const [refused] = result.ok ? result.data.refused : [];
    if (!result.ok || refused) {
      // It cannot be taken back any more: another change stands on it.
      if (refused) setFrom((before) => before.filter((one) => one !== entry));
      const why = result.ok ? (refused ? refusal(refused) : "") : refusal(result.error);
      return announce(t(`${way}Refused`, { number: refused?.number ?? "", why }));
    }
    const { done } = result.data;
    setFrom((before) =>
      led(
        before.filter((one) => one !== entry),
        done,
      ),
    );
    setTo((before) => [...led(before, done), { reason: entry.reason, cells: done }]);
    announce(t(`${way}Done`, { count: done.length }));
  }

  useUndoKey(mayEdit ? takeBack : null);

  return {
    send,
    undo: () => void takeBack("undo"),
    redo: () => void takeBack("redo"),
    canUndo: undoable.length > 0,
    canRedo: redoable.length > 0,
  };
}
