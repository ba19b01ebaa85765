"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import { markReportUnchanged, readOwnReport, saveReportDraft, submitOwnReports } from "@/lib/reports/actions";
import type { OwedReport } from "@/lib/reports/types";
import type { Draft, DraftServer } from "./draft";
import { browserKeep } from "./draft-keep";
import { DraftStore } from "./draft-store";

const pauseMs = 1000;

/** The server as the drafts need it. Reports handed in one after the other have the page shown anew once. */
function serverFor(refresh: () => void): DraftServer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    save: saveReportDraft,
    markUnchanged: markReportUnchanged,
    read: readOwnReport,
    async submit(input) {
      const answer = await submitOwnReports(input);
      if (!answer.ok) return answer;
      clearTimeout(timer);
      // Also where the person has gone on to another page: what the router keeps of this one is old.
      timer = setTimeout(refresh, pauseMs);
      return answer;
    },
  };
}

/**
 * The reports of a page as they are being written. `userId` keeps apart what people of one computer left unsaved; `taskId`
 * is the task whose page it is.
 */
export function useDrafts(
  entries: readonly OwedReport[],
  userId: string,
  taskId?: string,
): { store: DraftStore; drafts: ReadonlyMap<string, Draft> } {
  const { refresh } = useRouter();
  const [store] = useState(
    () => new DraftStore(entries, serverFor(refresh), browserKeep(userId), undefined, taskId),
  );
  const drafts = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);

  useEffect(() => store.reconcile(entries), [store, entries]);

  useEffect(() => {
    store.restore();
    const retry = () => store.retry();
    const warn = (event: BeforeUnloadEvent) => {
      if (!store.hasUnsaved()) return;
      store.leave();
      event.preventDefault();
    };
    const flush = () => {
      if (document.visibilityState === "hidden") store.flushAll();
    };
    window.addEventListener("online", retry);
    window.addEventListener("focus", retry);
    window.addEventListener("beforeunload", warn);
    document.addEventListener("visibilitychange", flush);
    return () => {
      window.removeEventListener("online", retry);
      window.removeEventListener("focus", retry);
      window.removeEventListener("beforeunload", warn);
      document.removeEventListener("visibilitychange", flush);
      store.flushAll();
    };
  }, [store]);

  return { store, drafts };
}
