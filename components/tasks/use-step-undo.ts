"use client";

import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import { undoStep } from "@/lib/tasks/actions";
import type { TaskVersion } from "@/lib/tasks/schema";
import { isReversible, type TaskStep } from "@/lib/tasks/view";

/** Says that a step was taken, with a way to take it back where there is one; gives that way, for a key. */
export function useStepUndo(): (words: string, step: TaskStep, tasks: TaskVersion[]) => (() => void) | null {
  const t = useTranslations("common.undo");
  const announce = useAnnounce();
  const refusal = useRefusal();
  return (words, step, tasks) => {
    if (!isReversible(step)) {
      announce(words);
      return null;
    }
    let isAsked = false;
    const run = () => {
      if (isAsked) return;
      isAsked = true;
      startTransition(async () => {
        const result = await undoStep({ tasks, reason: t("reason") }).catch(() => null);
        if (result?.ok) announce(t("done", { count: tasks.length }));
        else announce(result ? t("refused", { why: refusal(result.error) }) : t("offline"));
      });
    };
    announce(words, { label: t("action"), run });
    return run;
  };
}
