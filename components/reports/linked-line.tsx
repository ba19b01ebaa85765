"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { entryKey, isHandedIn } from "@/lib/reports/view";
import { ConflictPanel } from "./conflict-panel";
import type { Draft, DraftStore } from "./draft-store";
import { PercentField } from "./percent-field";

/** The task of another plan that the same words are handed in for, with a figure of its own. */
export function LinkedLine({ draft, store }: { draft: Draft; store: DraftStore }) {
  const t = useTranslations("reports");
  const { entry, report, phase } = draft;
  const key = entryKey(entry);
  const handedIn = report !== null && isHandedIn(report.status);
  const name = `${entry.task.number ?? ""} ${entry.task.name}`.trim();
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
        <span>{t(handedIn ? "linked.handedIn" : "linked.together")}</span>
        <span className="min-w-0">
          <Link href={`/tasks/${entry.task.id}`} className="text-ink no-underline hover:underline">
            {name}
          </Link>{" "}
          <span className="text-ink-3">{t("planTitle", { title: entry.planTitle })}</span>
        </span>
        <span className="flex items-center gap-2 md:ml-auto">
          <span aria-hidden="true">{t("editor.percent")}</span>
          <span className="w-19">
            <PercentField
              draft={draft}
              label={t("editor.percentOf", { name })}
              quiet={handedIn}
              readOnly={handedIn}
              onChange={(percent) => store.edit(key, { percent })}
            />
          </span>
        </span>
      </div>
      {phase === "conflict" ? (
        <div className="pt-2">
          <ConflictPanel draft={draft} onResolve={(choice) => store.resolve(key, choice)} />
        </div>
      ) : null}
    </>
  );
}
