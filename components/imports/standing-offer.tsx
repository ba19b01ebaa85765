"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { formatList } from "@/lib/i18n/format";
import type { DraftTask, ImportDraft } from "@/lib/imports/types";
import { giveParts, standingParts, tasksWithout } from "./draft-parts";
import type { DeskEdits } from "./use-desk";

/** 以下均包括…，不再列出: offers to give those departments their part in the tasks that no longer name them. */
export function StandingOffer({
  source,
  draft,
  task,
  doubtKey,
  names,
  edits,
}: {
  source: string;
  draft: ImportDraft;
  task: DraftTask;
  doubtKey: string;
  names: ReadonlyMap<string, string>;
  edits: DeskEdits;
}) {
  const t = useTranslations("imports.standing");
  const parts = standingParts(source, task);
  const name = formatList(
    parts.map(({ departmentKey }) => names.get(departmentKey) ?? ""),
    useLocale(),
  );
  const following = tasksWithout(draft, task.key, parts, "following");
  const all = tasksWithout(draft, task.key, parts, "all");
  const give = (tasks: readonly DraftTask[]) => {
    const keys = new Set(tasks.map(({ key }) => key));
    edits.move((now) => ({
      // Both in one step, so that one step back brings the doubt back too.
      draft: {
        ...giveParts(now, keys, parts),
        acknowledged: [...new Set([...now.acknowledged, doubtKey])],
      },
      openKey: task.key,
    }));
  };
  if (parts.length === 0) return null;
  return (
    <>
      <span className="basis-full text-ink-2">{t("names", { name })}</span>
      {following.length > 0 ? (
        <Button size="small" onClick={() => give(following)}>
          {t("following", { count: following.length })}
        </Button>
      ) : null}
      {all.length > following.length ? (
        <Button size="small" onClick={() => give(all)}>
          {t("all", { count: all.length })}
        </Button>
      ) : null}
    </>
  );
}
