"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { BulkDialog, type BulkProps, needsReason } from "./bulk-dialog";
import { useCellWords } from "./use-cell-words";

/** 改时限 for many: one day for all of them. */
export function BulkDeadline({ rows, send, onClose, onDone }: BulkProps) {
  const t = useTranslations("table.bulk.deadline");
  const words = useCellWords();
  const id = useId();
  const [day, setDay] = useState("");
  const changes = rows
    .filter((row) => day !== "" && row.deadlineOn !== day)
    .map((row) => ({ row, from: words(row, "deadline"), to: day }));
  return (
    <BulkDialog
      title={t("title", { count: rows.length })}
      submit={t("submit", { count: changes.length })}
      saved={t("saved", { count: changes.length })}
      reasonNeeded={needsReason(rows)}
      changes={changes}
      fields={
        <Field id={id} label={t("day")} required>
          <TextInput
            id={id}
            type="date"
            className="md:max-w-44"
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        </Field>
      }
      save={(tasks, reason) =>
        send(
          tasks.map(({ taskId, version }) => ({ taskId, version, changes: { deadlineOn: day } })),
          reason,
        )
      }
      onClose={onClose}
      onDone={onDone}
    />
  );
}
