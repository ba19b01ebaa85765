"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { DraftTask } from "@/lib/imports/types";
import type { DraftCounts } from "@/lib/imports/view";
import { useDoubtWords } from "./doubt-list";
import type { DeskDoubt } from "./use-desk";

const listed = 8;

/** The last look before the plan exists: what will be made, and what is still open. */
export function TakeOverDialog({
  counts,
  doubts,
  tasks,
  busy,
  problem,
  onTakeOver,
  onClose,
}: {
  counts: DraftCounts;
  doubts: readonly DeskDoubt[];
  tasks: ReadonlyMap<string, DraftTask>;
  busy: boolean;
  problem: string | null;
  onTakeOver: (handOut: boolean) => void;
  onClose: () => void;
}) {
  const t = useTranslations("imports.takeOver");
  const actions = useTranslations("common.actions");
  const say = useDoubtWords();
  const [handOut, setHandOut] = useState(true);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("title", { count: counts.tasks })}
      description={t("summary", { departments: counts.departments, made: counts.newDepartments })}
      footer={
        <>
          <Button variant="primary" busy={busy} onClick={() => onTakeOver(handOut)}>
            {handOut
              ? t("confirmAndHandOut", { count: counts.tasks })
              : t("confirm", { count: counts.tasks })}
          </Button>
          <Button onClick={onClose}>{actions("back")}</Button>
        </>
      }
    >
      {problem ? <ErrorSummary title={problem} /> : null}
      {counts.checked < counts.tasks ? (
        <p className="py-1 text-table">{t("unchecked", { count: counts.tasks - counts.checked })}</p>
      ) : null}
      {doubts.length > 0 ? (
        <div className="py-1 text-table">
          <p>{t("open", { count: doubts.length })}</p>
          <ul className="mt-1 text-ink-2">
            {doubts.slice(0, listed).map((doubt) => (
              <li key={doubt.key} className="flex gap-2">
                <span className="min-w-6 text-right text-ink-3">
                  {(doubt.taskKey && tasks.get(doubt.taskKey)?.number) ?? ""}
                </span>
                {say(doubt).title}
              </li>
            ))}
            {doubts.length > listed ? (
              <li className="pl-8">{t("more", { count: doubts.length - listed })}</li>
            ) : null}
          </ul>
        </div>
      ) : null}
      <div className="pt-2">
        <Checkbox
          label={t("handOut")}
          checked={handOut}
          onChange={(event) => setHandOut(event.target.checked)}
        />
        <p className="pl-6 text-meta text-ink-3">{t("handOutHelp")}</p>
      </div>
    </Dialog>
  );
}
