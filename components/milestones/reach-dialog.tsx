"use client";

import { useTranslations } from "next-intl";
import { type ReactElement, useId, useState } from "react";
import { useSend } from "@/components/tasks/use-send";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import type { CalendarDate } from "@/lib/calendar/date";
import { reachMilestone } from "@/lib/milestones/actions";
import type { Milestone } from "@/lib/milestones/types";

/** A step was reached, on which day and how it shows; or that is taken back. */
export function ReachDialog({
  milestone,
  today,
  trigger,
}: {
  milestone: Pick<Milestone, "id" | "name" | "reachedOn">;
  today: CalendarDate;
  trigger: ReactElement;
}) {
  const t = useTranslations("milestones");
  const announce = useAnnounce();
  const id = useId();
  const [open, setOpen] = useState(true);
  const [on, setOn] = useState(today);
  const [word, setWord] = useState("");
  const [tried, setTried] = useState(false);
  const { busy, problem, send } = useSend();
  const reopens = milestone.reachedOn !== null;
  const wordError = tried && word.trim() === "" ? t("reachDialog.missing") : undefined;
  const dayError = !reopens && (on === "" || on > today) ? t("reachDialog.dateMissing") : undefined;

  const save = async () => {
    setTried(true);
    if (dayError || word.trim() === "") {
      document.getElementById(dayError ? `${id}-on` : `${id}-word`)?.focus();
      return;
    }
    if (!(await send(() => reachMilestone({ milestoneId: milestone.id, on: reopens ? null : on, word }))))
      return;
    announce(t(reopens ? "reachDialog.reopenDone" : "reachDialog.reachDone"));
    setOpen(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      title={t(reopens ? "reachDialog.reopenTitle" : "reachDialog.title", { name: milestone.name })}
      description={t(reopens ? "reachDialog.reopenHelp" : "reachDialog.help")}
      footer={
        <DialogButtons busy={busy} onAct={() => void save()} onCancel={() => setOpen(false)}>
          {t(reopens ? "reopen" : "reach")}
        </DialogButtons>
      }
    >
      {problem ? <ErrorSummary title={t("dialog.notDone")}>{problem}</ErrorSummary> : null}
      <div className="grid gap-3">
        {reopens ? null : (
          <Field id={`${id}-on`} label={t("reachDialog.on")} required error={tried ? dayError : undefined}>
            <TextInput
              id={`${id}-on`}
              type="date"
              value={on}
              max={today}
              invalid={tried && Boolean(dayError)}
              aria-describedby={describedBy(`${id}-on`, null, tried && dayError)}
              onChange={(event) => setOn(event.target.value)}
            />
          </Field>
        )}
        <Field
          id={`${id}-word`}
          label={t(reopens ? "reachDialog.reopenWord" : "reachDialog.word")}
          required
          error={wordError}
        >
          <TextArea
            id={`${id}-word`}
            rows={3}
            value={word}
            maxLength={2000}
            invalid={Boolean(wordError)}
            aria-describedby={describedBy(`${id}-word`, null, wordError)}
            onChange={(event) => setWord(event.target.value)}
            onSubmit={() => void save()}
          />
        </Field>
      </div>
    </Dialog>
  );
}
