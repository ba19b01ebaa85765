"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useStepUndo } from "@/components/tasks/use-step-undo";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { stepTasks } from "@/lib/tasks/actions";
import { bulkSteps, statusAfter, stepNeedsReason } from "@/lib/tasks/view";
import { BulkDialog, type BulkProps } from "./bulk-dialog";

/** 改状态 for many: one step, on those among the chosen that stand where it can be taken. */
export function BulkStep({ rows, onClose, onDone }: Omit<BulkProps, "send">) {
  const t = useTranslations();
  const id = useId();
  const possible = bulkSteps.filter((step) => rows.some((row) => statusAfter(row.status, step) !== null));
  const told = useStepUndo();
  const [chosen, setChosen] = useState("");
  const step = possible.find((one) => one === chosen) ?? null;
  const changes = rows.flatMap((row) => {
    const to = step && statusAfter(row.status, step);
    return to ? [{ row, from: t(`terms.taskStatus.${row.status}`), to: t(`terms.taskStatus.${to}`) }] : [];
  });
  return (
    <BulkDialog
      title={t("table.bulk.step.title", { count: rows.length })}
      submit={t("table.bulk.step.submit", { count: changes.length })}
      saved={null}
      reasonNeeded={step !== null && stepNeedsReason(step)}
      changes={changes}
      fields={
        <Field
          id={id}
          label={t("table.bulk.step.which")}
          required
          help={
            step !== null && changes.length < rows.length
              ? t("table.bulk.step.leftOut", { count: rows.length - changes.length })
              : undefined
          }
        >
          <Select id={id} value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">{t("table.bulk.step.choose")}</option>
            {possible.map((one) => (
              <option key={one} value={one}>
                {t(`board.step.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      }
      save={async (chosenTasks, reason) => {
        if (step === null) throw new Error("no step was chosen");
        const tasks = chosenTasks.map(({ taskId, version }) => ({ taskId, version }));
        const result = await stepTasks({ tasks, reason, step });
        if (!result.ok) return result;
        told(t("table.bulk.step.saved", { count: tasks.length }), step, result.data);
        return { ok: true, data: undefined };
      }}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
