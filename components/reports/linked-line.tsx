"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Link } from "@/components/ui/link";
import { entryKey, isHandedIn } from "@/lib/reports/view";
import { ConflictPanel } from "./conflict-panel";
import type { Draft } from "./draft";
import type { DraftStore } from "./draft-store";
import { PercentField } from "./percent-field";

/** The task of another plan that the same words are handed in for, with a figure of its own. */
export function LinkedLine({
  draft,
  store,
  choice,
}: {
  draft: Draft;
  store: DraftStore;
  /** Where it can be left out. */
  choice?: { together: boolean; onChange: (together: boolean) => void };
}) {
  const t = useTranslations("reports");
  const nameId = useId();
  const { entry, report, phase } = draft;
  const key = entryKey(entry);
  const handedIn = report !== null && isHandedIn(report.status);
  const name = `${entry.task.number ?? ""} ${entry.task.name}`.trim();
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
        {choice && !handedIn ? (
          <Checkbox
            label={t("linked.together")}
            checked={choice.together}
            aria-describedby={nameId}
            onChange={(event) => choice.onChange(event.target.checked)}
          />
        ) : (
          <span>{t(handedIn ? "linked.handedIn" : "linked.together")}</span>
        )}
        <span id={nameId} className="min-w-0">
          <Link href={`/tasks/${entry.task.id}`} className="text-ink no-underline hover:underline">
            {name}
          </Link>{" "}
          <span className="text-ink-3">{t("planTitle", { title: entry.planTitle })}</span>
        </span>
        {choice && !choice.together ? (
          <span className="text-ink-3">{t("linked.apart")}</span>
        ) : (
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
        )}
      </div>
      {phase === "conflict" ? (
        <div className="pt-2">
          <ConflictPanel draft={draft} onResolve={(choice) => store.resolve(key, choice)} />
        </div>
      ) : null}
    </>
  );
}
