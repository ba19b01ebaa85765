"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ImportDraft } from "@/lib/imports/types";
import { differences, takeTheirs } from "./draft-changes";
import type { Conflict } from "./use-autosave";

/** Both versions side by side; the person chooses field by field, and nothing is lost before they have. */
export function ConflictDialog({
  conflict,
  onSettle,
}: {
  conflict: Conflict;
  onSettle: (chosen: ImportDraft) => void;
}) {
  const t = useTranslations("imports.conflict");
  const found = useMemo(() => differences(conflict.mine, conflict.theirs), [conflict]);
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (key: string, other: boolean) => {
    const next = new Set(theirs);
    if (other) next.add(key);
    else next.delete(key);
    setTheirs(next);
  };
  return (
    <Dialog
      open
      width={860}
      title={t("title")}
      description={t("body")}
      footer={
        <>
          <Button
            variant="primary"
            onClick={() => onSettle(takeTheirs(conflict.mine, conflict.theirs, theirs))}
          >
            {theirs.size === 0 ? t("keepMine") : t("keepChosen")}
          </Button>
          <Button onClick={() => onSettle(conflict.theirs)}>{t("loadTheirs")}</Button>
        </>
      }
    >
      {found.length === 0 ? <p className="text-table text-ink-2">{t("same")}</p> : null}
      <ul>
        {found.map((difference) => (
          <li key={difference.key} className="border-t border-line py-2">
            <p className="text-table font-strong">
              {difference.task
                ? t("field", {
                    number: difference.task.number ?? "",
                    name: (difference.task.title ?? difference.task.text).slice(0, 30),
                    field: t(`fields.${difference.field}`),
                  })
                : t("fields.plan")}
            </p>
            <div className="grid gap-2 md:grid-cols-2">
              {([false, true] as const).map((other) => (
                <label
                  key={String(other)}
                  className="flex min-w-0 items-start gap-2 rounded-md border border-line p-2 text-table has-checked:border-action"
                >
                  <input
                    type="radio"
                    name={difference.key}
                    className="mt-1"
                    checked={theirs.has(difference.key) === other}
                    onChange={() => choose(difference.key, other)}
                  />
                  <span className="min-w-0">
                    <span className="text-ink-3">{other ? t("theirs") : t("mine")}</span>
                    <span className="block max-h-32 overflow-auto break-words">
                      {(other ? difference.theirs : difference.mine) || "—"}
                    </span>
                  </span>
                </label>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
