"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { ClaimField } from "@/components/evidence/claim-field";
import { useClaim } from "@/components/evidence/use-claim";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { useAnnounce } from "@/components/ui/toast";
import { stepNeedsReason, type TaskStep } from "@/lib/tasks/view";
import { sendStep } from "./send-step";
import { useSend } from "./use-send";

/** Says what follows from a step and asks for its reason, or for the statement of a claim with its evidence. */
export function StepDialog({
  taskId,
  version,
  step,
  onClose,
}: {
  taskId: string;
  version: number;
  step: TaskStep;
  onClose: () => void;
}) {
  const t = useTranslations("tasks.steps");
  const announce = useAnnounce();
  const router = useRouter();
  const id = useId();
  const { busy, problem, code, send } = useSend();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const needed = stepNeedsReason(step);
  const error = tried && needed && reason.trim() === "" ? t("reasonMissing") : undefined;
  const isClaim = step === "claim_completion";
  const claim = useClaim(isClaim ? taskId : null);

  const take = async () => {
    setTried(true);
    if (needed && reason.trim() === "") {
      document.getElementById(id)?.focus();
      return;
    }
    if (!claim.isReady) return;
    if (await send(() => sendStep({ taskId, version }, step, reason))) {
      onClose();
      announce(t("done", { step: t(`do.${step}`) }));
    } else router.refresh();
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t(`do.${step}`)}
      description={t(`help.${step}`)}
      footer={
        <DialogButtons
          variant={step === "cancel" ? "danger" : "primary"}
          busy={busy}
          onAct={() => void take()}
          onCancel={onClose}
        >
          {t(`do.${step}`)}
        </DialogButtons>
      }
    >
      {problem ? (
        <ErrorSummary title={t("notDone")}>{code === "conflict" ? t("conflict") : problem}</ErrorSummary>
      ) : null}
      {step === "hand_out" ? null : (
        <Field id={id} label={t(isClaim ? "statement" : "reason")} required={needed} error={error}>
          <TextArea
            id={id}
            rows={isClaim ? 5 : 3}
            value={reason}
            maxLength={2000}
            invalid={Boolean(error)}
            aria-describedby={describedBy(id, null, error)}
            onChange={(event) => setReason(event.target.value)}
            onSubmit={() => void take()}
          />
        </Field>
      )}
      <div className="mt-3">
        <ClaimField claim={claim} tried={tried} />
      </div>
    </Dialog>
  );
}
