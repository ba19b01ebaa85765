"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import * as Radix from "radix-ui/popover";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { isPlainEnter } from "@/components/ui/enter-key";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import type { LedgerRow } from "@/lib/tasks/types";
import { CellField } from "./cell-field";
import type { EditableKey } from "./columns";
import type { DepartmentName } from "./department-picker";
import { type Draft, draftOf, editOf, isChanged } from "./edit-draft";
import { useCellWords } from "./use-cell-words";
import type { Edits } from "./use-edits";

/**
 * Changes one cell in place, with the reason under it and the plan's words beside it. Nothing typed is lost: a refusal
 * leaves it standing, and where somebody else was first both values are shown to choose from.
 */
export function CellEditor({
  row,
  column,
  anchor,
  departments,
  send,
  onClose,
}: {
  row: LedgerRow;
  column: EditableKey;
  anchor: HTMLElement;
  departments: readonly DepartmentName[];
  send: Edits["send"];
  onClose: () => void;
}) {
  const t = useTranslations("table");
  const router = useRouter();
  const announce = useAnnounce();
  const refusal = useRefusal();
  const words = useCellWords();
  const id = useId();
  const [draft, setDraft] = useState<Draft>(() => draftOf(row, column));
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [reasonMissing, setReasonMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  /** What stood in the cell when the change began; something else now means that somebody else was first. */
  const [begunWith, setBegunWith] = useState(() => words(row, column));
  const isOvertaken = begunWith !== words(row, column);
  const anchorRef = useRef(anchor);
  const dirty = isChanged(row, column, draft) || reason !== "";
  const needsReason = row.status !== "draft";

  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [dirty]);

  async function save(event?: FormEvent) {
    event?.preventDefault();
    if (busy) return;
    if (!isChanged(row, column, draft)) return onClose();
    if (needsReason && reason.trim() === "") {
      setReasonMissing(true);
      document.getElementById(`${id}-reason`)?.focus();
      return;
    }
    setBusy(true);
    const result = await send([editOf(row, column, draft)], reason);
    setBusy(false);
    const [refused] = result?.ok ? result.data.refused : [];
    if (result?.ok && !refused) {
      announce(t("edit.saved", { number: row.number ?? "", column: t(`columns.${column}`) }));
      onClose();
      return;
    }
    // The row is read anew: if this very cell was changed, both values are shown to choose from.
    if (refused?.code === "conflict") router.refresh();
    const why = refused ?? (result && !result.ok ? result.error : null);
    setError(why ? refusal(why) : t("edit.offline"));
  }

  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Anchor virtualRef={anchorRef} />
      <Radix.Portal>
        <Radix.Content
          aria-label={t("edit.label", { number: row.number ?? "", column: t(`columns.${column}`) })}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          onInteractOutside={(event) => dirty && event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            anchor.focus();
          }}
          className="z-50 max-h-(--radix-popover-content-available-height) w-75 max-w-[calc(100vw-16px)] overflow-auto rounded-md bg-raised px-3 py-2.5 text-table shadow-float outline-none"
        >
          <form onSubmit={save}>
            <p className="mb-1 flex justify-between gap-3">
              <b>
                {row.number}　{t(`columns.${column}`)}
              </b>
              {column === "deadline" && row.deadlineWords ? (
                <span className="text-meta text-ink-3">{t("edit.source", { words: row.deadlineWords })}</span>
              ) : null}
            </p>
            <CellField
              id={`${id}-value`}
              column={column}
              row={row}
              draft={draft}
              departments={departments}
              onChange={setDraft}
            />
            {isOvertaken ? (
              <div role="alert" className="my-2 rounded-sm border border-ink px-2 py-1.5">
                <p className="font-strong">{t("edit.overtaken")}</p>
                <p>{t("edit.theirs", { value: words(row, column) })}</p>
                <Button
                  size="small"
                  className="mt-1"
                  onClick={() => {
                    setDraft(draftOf(row, column));
                    setBegunWith(words(row, column));
                    setError(null);
                  }}
                >
                  {t("edit.takeTheirs")}
                </Button>
              </div>
            ) : null}
            {needsReason ? (
              <Field
                id={`${id}-reason`}
                label={t(`edit.reason.${column}`)}
                className="mt-1"
                error={reasonMissing ? t("edit.reasonMissing") : null}
              >
                <TextInput
                  id={`${id}-reason`}
                  controlSize="small"
                  value={reason}
                  maxLength={2000}
                  invalid={reasonMissing}
                  placeholder={t("edit.reasonPlaceholder")}
                  onChange={(event) => {
                    setReason(event.target.value);
                    setReasonMissing(false);
                  }}
                  onKeyDown={(event) => {
                    // The form would send itself on an Enter that only picks a candidate.
                    if (event.key === "Enter" && !isPlainEnter(event)) event.preventDefault();
                  }}
                />
              </Field>
            ) : null}
            {error && !isOvertaken ? (
              <p role="alert" className="mt-1.5 font-strong">
                {error}
              </p>
            ) : null}
            <div className="mt-2 flex items-center gap-2">
              <Button type="submit" variant="primary" size="small" busy={busy}>
                {t(isOvertaken ? "edit.insist" : "edit.save")}
              </Button>
              <Button size="small" onClick={onClose}>
                {t("edit.cancel")}
              </Button>
              <span aria-hidden="true" className="ml-auto text-meta text-ink-3 max-md:hidden">
                <Kbd>Enter</Kbd> {t("edit.save")}　<Kbd>Esc</Kbd> {t("edit.cancel")}
              </span>
            </div>
          </form>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
