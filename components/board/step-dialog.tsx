"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { ClaimField } from "@/components/evidence/claim-field";
import { useClaim } from "@/components/evidence/use-claim";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { BoardCard } from "@/lib/tasks/board/view";
import { stepNeedsReason, type TaskStep } from "@/lib/tasks/view";

/** Asks for the reason before the step is done, or whether it is meant; a refusal leaves what was typed standing. */
export function StepDialog({
  card,
  step,
  onSend,
  onClose,
}: {
  card: BoardCard;
  step: TaskStep;
  /** Gives the refusal in words, or null when it was done. */
  onSend: (reason: string) => Promise<string | null>;
  onClose: () => void;
}) {
  const t = useTranslations("board");
  const id = useId();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const isClaim = step === "claim_completion";
  const claim = useClaim(isClaim ? card.id : null);
  const [tried, setTried] = useState(false);
  const needed = stepNeedsReason(step);
  const words = t(`step.${step}`);

  async function send(event?: FormEvent) {
    event?.preventDefault();
    if (busy) return;
    setTried(true);
    if (needed && reason.trim() === "") {
      setMissing(true);
      document.getElementById(id)?.focus();
      return;
    }
    if (!claim.isReady) return;
    setBusy(true);
    setError(await onSend(reason));
    setBusy(false);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("ask.title", { step: words, number: card.number ?? "" })}
      description={card.name}
      footer={
        <>
          <Button type="submit" form={`${id}-form`} variant="primary" busy={busy}>
            {words}
          </Button>
          <Button onClick={onClose}>{t("ask.cancel")}</Button>
        </>
      }
    >
      <form id={`${id}-form`} onSubmit={send} className="grid gap-3">
        {error ? <ErrorSummary title={error} /> : null}
        {needed ? (
          <Field
            id={id}
            required
            label={t(isClaim ? "ask.statement" : "ask.reason")}
            help={t(isClaim ? "ask.statementHelp" : "ask.reasonHelp")}
            error={missing ? t(isClaim ? "ask.missingStatement" : "ask.missing") : null}
          >
            <TextArea
              id={id}
              rows={3}
              maxLength={2000}
              value={reason}
              invalid={missing}
              aria-describedby={`${id}-help`}
              onSubmit={() => send()}
              onChange={(event) => {
                setReason(event.target.value);
                setMissing(false);
              }}
            />
          </Field>
        ) : (
          <p className="text-table">{t("ask.handOut")}</p>
        )}
        <ClaimField claim={claim} tried={tried} />
      </form>
    </Dialog>
  );
}
