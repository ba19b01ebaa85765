"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import type { TaskGrouping } from "@/lib/tasks/types";
import type { LedgerView } from "@/lib/tasks/view";

/** What the rows of the table stand under. */
export function GroupSelect({
  view,
  onChange,
}: {
  view: LedgerView;
  /** Null: the usual one. */
  onChange: (grouping: TaskGrouping | null) => void;
}) {
  const t = useTranslations("table.group");
  return (
    <Select
      controlSize="small"
      aria-label={t("label")}
      value={view.grouping}
      onChange={(event) => {
        const chosen = view.groupings.find((one) => one === event.target.value);
        onChange(chosen === view.groupings[0] ? null : (chosen ?? null));
      }}
    >
      {view.groupings.map((grouping) => (
        <option key={grouping} value={grouping}>
          {grouping === "none" ? t("names.none") : t("by", { by: t(`names.${grouping}`) })}
        </option>
      ))}
    </Select>
  );
}
