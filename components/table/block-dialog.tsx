"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import type { CellRefusal } from "@/lib/assignments/types";
import type { BlockPlan } from "./block";
import type { ColumnKey } from "./columns";
import type { Edits } from "./use-edits";

/** Before a block of cells is changed: what becomes of each, which cells are refused and why, one reason, one button. */
export function BlockDialog({
  plan,
  send,
  onClose,
}: {
  plan: BlockPlan;
  send: Edits["send"];
  onClose: () => void;
}) {
  const t = useTranslations("table");
  const router = useRouter();
  const announce = useAnnounce();
  const refusal = useRefusal();
  const id = useId();
  const [reason, setReason] = useState("");
  const [reasonMissing, setReasonMissing] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  /** Tasks that the server refused; they are left out when the rest is sent. */
  const [refused, setRefused] = useState<CellRefusal[]>([]);
  const isRefused = (taskId: string) => refused.some((one) => one.taskId === taskId);
  const changes = plan.changes.filter(({ row }) => !isRefused(row.id));
  const edits = plan.edits.filter(({ taskId }) => !isRefused(taskId));

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || edits.length === 0) return;
    if (plan.reasonNeeded && reason.trim() === "") {
      setReasonMissing(true);
      document.getElementById(`${id}-reason`)?.focus();
      return;
    }
    setBusy(true);
    const result = await send(edits, reason.trim());
    setBusy(false);
    if (result?.ok && result.data.refused.length === 0) {
      announce(t("block.saved", { count: changes.length }));
      onClose();
      return;
    }
    if (result?.ok) {
      setRefused((before) => [...before, ...result.data.refused]);
      setError(t("block.someRefused", { count: result.data.refused.length }));
      router.refresh();
    } else setError(result ? refusal(result.error) : t("bulk.offline"));
  }

  const column = (key: string) => t(`columns.${key as ColumnKey}`);
  const listStyle = "mt-1 max-h-56 overflow-auto border-t border-line text-table";
  const lineStyle = "flex flex-wrap gap-x-3 border-b border-line py-1";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("block.title")}
      width={640}
      footer={
        <>
          <Button
            type="submit"
            form={`${id}-form`}
            variant="primary"
            busy={busy}
            disabled={edits.length === 0}
          >
            {t("block.submit", { count: changes.length })}
          </Button>
          <Button onClick={onClose}>{t("bulk.cancel")}</Button>
        </>
      }
    >
      <form id={`${id}-form`} onSubmit={submit} className="grid gap-3">
        {error ? <ErrorSummary title={error} occasion={refused} /> : null}
        <section aria-label={t("block.changes", { count: changes.length })}>
          <h3 className="text-table">{t("block.changes", { count: changes.length })}</h3>
          {changes.length === 0 ? (
            <p className="text-table text-ink-3">{t("block.nothing")}</p>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
            <ul className={listStyle} tabIndex={0}>
              {changes.map(({ row, column: key, from, to }) => (
                <li key={`${row.id}-${key}`} className={lineStyle}>
                  <span className="text-ink-3">
                    {row.number} {column(key)}
                  </span>
                  <span className="text-ink-2">
                    <del className="no-underline">{from || "—"}</del> <span aria-hidden="true">→</span>
                    <span className="sr-only">{t("bulk.becomes")}</span>{" "}
                    <ins className="font-strong text-ink no-underline">{to || "—"}</ins>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
        {plan.refused.length > 0 || refused.length > 0 ? (
          <section aria-label={t("block.refused", { count: plan.refused.length + refused.length })}>
            <h3 className="text-table">
              {t("block.refused", { count: plan.refused.length + refused.length })}
            </h3>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
            <ul className={listStyle} tabIndex={0}>
              {refused.map((one) => (
                <li key={one.taskId} className={lineStyle}>
                  <span className="text-ink-3">{one.number}</span> <b>{refusal(one)}</b>
                </li>
              ))}
              {plan.refused.map(({ row, column: key, to, why, word }) => (
                <li key={`${row.id}-${key}`} className={lineStyle}>
                  <span className="text-ink-3">
                    {row.number} {column(key)}
                  </span>
                  <span className="text-ink-2">{to || "—"}</span>
                  <b>{t(`block.why.${why}`, { word })}</b>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {plan.beyond > 0 ? (
          <p className="text-table text-ink-2">{t("block.beyond", { count: plan.beyond })}</p>
        ) : null}
        <Field
          id={`${id}-reason`}
          label={t("bulk.reason")}
          required={plan.reasonNeeded}
          error={reasonMissing ? t("bulk.reasonMissing") : null}
        >
          <TextArea
            id={`${id}-reason`}
            rows={2}
            maxLength={2000}
            value={reason}
            invalid={reasonMissing}
            onChange={(event) => {
              setReason(event.target.value);
              setReasonMissing(false);
            }}
          />
        </Field>
      </form>
    </Dialog>
  );
}
