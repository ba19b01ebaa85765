"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { useAnnounce } from "@/components/ui/toast";
import { acknowledgeAssignment, declineAssignment } from "@/lib/assignments/actions";
import { useSend } from "./use-send";

/** 签收 at once; 不承接 only with its reason, since the supervisor must find another department. */
export function AcknowledgeButtons({ assignmentId, name }: { assignmentId: string; name: string }) {
  const t = useTranslations("desk.acknowledge");
  const announce = useAnnounce();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const { busy, problem, send } = useSend();

  const acknowledge = async () => {
    if (await send(() => acknowledgeAssignment({ assignmentId }))) announce(t("done", { name }));
  };
  const decline = async () => {
    if (reason.trim() === "") {
      setMissing(true);
      document.getElementById(id)?.focus();
      return;
    }
    if (await send(() => declineAssignment({ assignmentId, reason }))) {
      setOpen(false);
      announce(t("declined", { name }));
    }
  };
  const error = missing && reason.trim() === "" ? t("reasonMissing") : undefined;
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <Button
        size="small"
        busy={busy && !open}
        onClick={() => void acknowledge()}
        aria-label={`${t("take")} ${name}`}
      >
        {t("take")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button size="small" variant="quiet" aria-label={`${t("decline")} ${name}`}>
            {t("decline")}
          </Button>
        }
        title={t("declineTitle", { name })}
        description={t("declineHelp")}
        footer={
          <DialogButtons
            variant="danger"
            busy={busy}
            onAct={() => void decline()}
            onCancel={() => setOpen(false)}
          >
            {t("decline")}
          </DialogButtons>
        }
      >
        {problem && open ? <ErrorSummary title={t("notDone")}>{problem}</ErrorSummary> : null}
        <Field id={id} label={t("reason")} required error={error}>
          <TextArea
            id={id}
            rows={3}
            maxLength={2000}
            value={reason}
            invalid={Boolean(error)}
            aria-describedby={describedBy(id, null, error)}
            onChange={(event) => setReason(event.target.value)}
            onSubmit={() => void decline()}
          />
        </Field>
      </Dialog>
      {problem && !open ? (
        <span role="alert" className="basis-full text-meta font-strong text-ink">
          {problem}
        </span>
      ) : null}
    </span>
  );
}
