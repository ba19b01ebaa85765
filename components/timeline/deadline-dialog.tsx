"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useSend } from "@/components/tasks/use-send";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import { type CalendarDate, isCalendarDate } from "@/lib/calendar/date";
import { changeTask } from "@/lib/tasks/actions";
import type { TimelineRow } from "@/lib/timeline/types";
import { moveRefusal } from "@/lib/timeline/view";

/** A new deadline as it was dragged to, with the reason that the log asks for. */
export function DeadlineDialog({
  row,
  to,
  onClose,
}: {
  row: TimelineRow;
  to: CalendarDate;
  onClose: () => void;
}) {
  const t = useTranslations("timeline.move");
  const refused = useTranslations("timeline.refused");
  const tc = useTranslations("common.actions");
  const announce = useAnnounce();
  const router = useRouter();
  const id = useId();
  const { busy, problem, send } = useSend();
  const [day, setDay] = useState(to);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const needsReason = row.status !== "draft";
  const refusal = isCalendarDate(day) ? moveRefusal(row, day) : null;
  const dayWords = !isCalendarDate(day)
    ? t("dayMissing")
    : refusal === null
      ? undefined
      : refused(refusal, { day: row.starts });
  const dayError = tried ? dayWords : undefined;
  const reasonError = tried && needsReason && reason.trim() === "" ? t("reasonMissing") : undefined;

  const save = async () => {
    setTried(true);
    const wrong = dayWords ? "day" : needsReason && reason.trim() === "" ? "reason" : null;
    if (wrong) return document.getElementById(`${id}-${wrong}`)?.focus();
    const done = await send(() =>
      changeTask({ taskId: row.id, version: row.version, reason, changes: { deadlineOn: day } }),
    );
    if (!done) return router.refresh();
    announce(t("done", { day }));
    onClose();
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("title")}
      description={row.number ? `${row.number}　${row.name}` : row.name}
      footer={
        <DialogButtons busy={busy} onAct={() => void save()} onCancel={onClose}>
          {tc("save")}
        </DialogButtons>
      }
    >
      {problem ? <ErrorSummary title={t("notDone")}>{problem}</ErrorSummary> : null}
      <div className="grid gap-3 pt-1">
        <p className="text-table text-ink-2">
          {row.deadlineOn ? t("now", { day: row.deadlineOn }) : t("nowNone")}
          {row.deadlineWords ? `　${t("words", { words: row.deadlineWords })}` : null}
        </p>
        <Field id={`${id}-day`} label={t("day")} required error={dayError}>
          <TextInput
            id={`${id}-day`}
            type="date"
            className="md:max-w-44"
            value={day}
            min={row.starts}
            invalid={Boolean(dayError)}
            aria-describedby={describedBy(`${id}-day`, null, dayError)}
            onChange={(event) => setDay(event.target.value)}
          />
        </Field>
        <Field id={`${id}-reason`} label={t("reason")} required={needsReason} error={reasonError}>
          <TextArea
            id={`${id}-reason`}
            value={reason}
            maxLength={2000}
            invalid={Boolean(reasonError)}
            aria-describedby={describedBy(`${id}-reason`, null, reasonError)}
            onChange={(event) => setReason(event.target.value)}
            onSubmit={() => void save()}
          />
        </Field>
      </div>
    </Dialog>
  );
}
