"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { markReportUnchanged, readOwnReport, saveReportDraft, submitOwnReports } from "@/lib/reports/actions";
import type { OwedReport } from "@/lib/reports/types";
import { browserKeep } from "./draft-keep";
import { type Draft, DraftStore } from "./draft-store";

const server = {
  save: saveReportDraft,
  markUnchanged: markReportUnchanged,
  read: readOwnReport,
  submit: submitOwnReports,
};

/** The reports of a page as they are being written. `userId` keeps apart what people of one computer left unsaved. */
export function useDrafts(
  entries: readonly OwedReport[],
  userId: string,
): { store: DraftStore; drafts: ReadonlyMap<string, Draft> } {
  const [store] = useState(() => new DraftStore(entries, server, browserKeep(userId)));
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
