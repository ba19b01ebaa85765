"use client";

import { useTranslations } from "next-intl";
import type { BlockPlan } from "./block";
import { CellsDialog } from "./cells-dialog";
import type { ColumnKey } from "./columns";
import type { Edits } from "./use-edits";

/** A block that was pasted or filled down, before it is written. */
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
  const line = ({ row, column, from, to }: BlockPlan["refused"][number] | BlockPlan["changes"][number]) => ({
    taskId: row.id,
    number: row.number,
    place: t(`columns.${column as ColumnKey}`),
    from,
    to,
  });
  return (
    <CellsDialog
      title={t("block.title")}
      lines={plan.changes.map(line)}
      refusals={plan.refused.map((cell) => ({
        ...line(cell),
        why: t(`block.why.${cell.why}`, { word: cell.word }),
      }))}
      note={plan.beyond > 0 ? t("block.beyond", { count: plan.beyond }) : null}
      edits={plan.edits}
      reasonNeeded={plan.reasonNeeded}
      send={send}
      onClose={onClose}
    />
  );
}
