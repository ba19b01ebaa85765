"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { PairView, TaskChoice } from "@/lib/imports/revision/view";

const mostShown = 30;

/** Which task of the plan a passage of the new text speaks of; or none, and it is a new one. */
export function MatchDialog({
  pair,
  free,
  onMatch,
  onClose,
}: {
  pair: PairView;
  /** Tasks that nothing else speaks of. */
  free: readonly TaskChoice[];
  onMatch: (taskId: string | null) => void;
  onClose: () => void;
}) {
  const t = useTranslations("imports.compare.matching");
  const actions = useTranslations("common.actions");
  const [sought, setSought] = useState("");
  const words = sought.trim();
  const found = free.filter(({ label }) => label.includes(words));
  const title = pair.after?.title.map(({ text }) => text).join("") ?? "";
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("title", { number: pair.after?.number ?? "", title })}
      description={t("body")}
      footer={
        <>
          {pair.kind === "new" ? null : (
            <Button variant="primary" onClick={() => onMatch(null)}>
              {t("asNew")}
            </Button>
          )}
          <Button onClick={onClose}>{actions("cancel")}</Button>
        </>
      }
    >
      <Field id="match-search" label={t("search")}>
        <TextInput
          id="match-search"
          controlSize="small"
          autoComplete="off"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      </Field>
      <ul aria-label={t("list")} className="mt-2 max-h-72 overflow-auto border-y border-line">
        {found.slice(0, mostShown).map(({ id, label }) => (
          <li key={id} className="border-b border-line last:border-0">
            <button
              type="button"
              className="w-full px-1 py-2 text-left text-table text-action hover:bg-hover max-md:min-h-11"
              onClick={() => onMatch(id)}
            >
              {label}
            </button>
          </li>
        ))}
        {found.length === 0 ? <li className="py-2 text-table text-ink-3">{t("none")}</li> : null}
        {found.length > mostShown ? (
          <li className="py-2 text-meta text-ink-3">{t("more", { count: found.length - mostShown })}</li>
        ) : null}
      </ul>
    </Dialog>
  );
}
