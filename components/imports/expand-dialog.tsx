"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { DirectoryEntry, DraftDepartment } from "@/lib/imports/types";

/** Which departments a collective name stands for: in this task, or wherever the document says it. */
export function ExpandDialog({
  department,
  known,
  uses,
  directory,
  onExpand,
  onClose,
}: {
  department: DraftDepartment;
  /** Departments that the name stood for the last time: they are chosen to begin with. */
  known: readonly string[];
  /** Tasks that name it. */
  uses: number;
  directory: readonly DirectoryEntry[];
  onExpand: (chosen: readonly DirectoryEntry[], everywhere: boolean) => void;
  onClose: () => void;
}) {
  const t = useTranslations("imports.collective");
  const [sought, setSought] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(known));
  const [everywhere, setEverywhere] = useState(uses > 1);
  const single = directory.filter(({ collective }) => !collective);
  const words = sought.trim();
  const shown = single.filter(
    ({ name, aliases }) => words === "" || [name, ...aliases].some((known) => known.includes(words)),
  );
  const areAllChosen = shown.length > 0 && shown.every(({ id }) => chosen.has(id));
  const set = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t("title", { name: department.printedAs ?? department.name })}
      description={t("body")}
      footer={
        <>
          <Button
            variant="primary"
            disabled={chosen.size === 0}
            onClick={() => {
              onExpand(
                single.filter(({ id }) => chosen.has(id)),
                everywhere,
              );
              onClose();
            }}
          >
            {t("confirm", { count: chosen.size })}
          </Button>
          <Button onClick={onClose}>{t("keep")}</Button>
        </>
      }
    >
      {known.length > 0 ? <p className="pb-1 text-table">{t("known", { count: known.length })}</p> : null}
      <Field id="expand-search" label={t("search")}>
        <TextInput
          id="expand-search"
          controlSize="small"
          autoComplete="off"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      </Field>
      {shown.length > 0 ? (
        <div className="pt-2">
          <Checkbox
            label={t("all", { count: shown.length })}
            checked={areAllChosen}
            onChange={(event) =>
              set(
                shown.map(({ id }) => id),
                event.target.checked,
              )
            }
          />
        </div>
      ) : null}
      <ul
        aria-label={t("list")}
        className="mt-1 grid max-h-60 gap-x-4 overflow-auto border-y border-line py-1 md:grid-cols-2"
      >
        {shown.map(({ id, name }) => (
          <li key={id}>
            <Checkbox
              label={name}
              checked={chosen.has(id)}
              onChange={(event) => set([id], event.target.checked)}
            />
          </li>
        ))}
        {shown.length === 0 ? <li className="py-1 text-table text-ink-3">{t("none")}</li> : null}
      </ul>
      {uses > 1 ? (
        <div className="pt-2">
          <Checkbox
            label={t("everywhere", { count: uses })}
            checked={everywhere}
            onChange={(event) => setEverywhere(event.target.checked)}
          />
        </div>
      ) : null}
    </Dialog>
  );
}
