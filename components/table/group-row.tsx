"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Cell } from "@/components/ui/data-table";
import { FoldMark } from "@/components/ui/fold-mark";
import type { TaskGrouping } from "@/lib/tasks/types";
import type { LedgerGroup } from "@/lib/tasks/view";
import type { ColumnKey } from "./columns";
import { ShownWords, SumCells } from "./sum-cells";
import { useGroupName } from "./use-group-name";

/** A section, or what else rows stand under, with its sums; red and yellow stay in sight with its name. */
export const GroupRow = memo(function GroupRow({
  group,
  grouping,
  index,
  shown,
  collapsed,
  selected,
  onToggle,
  onSelectMany,
}: {
  group: LedgerGroup;
  grouping: TaskGrouping;
  index: number;
  shown: readonly ColumnKey[];
  collapsed: boolean;
  selected: ReadonlySet<string>;
  onToggle: (key: string | null) => void;
  onSelectMany: (ids: string[], on: boolean) => void;
}) {
  const t = useTranslations();
  const name = useGroupName()(grouping, group);
  const ids = group.rows.map(({ id }) => id);
  const chosen = ids.filter((id) => selected.has(id)).length;
  return (
    <tr data-group aria-rowindex={index}>
      <Cell pin>
        <Checkbox
          hideLabel
          label={t("table.selectGroup", { name })}
          checked={chosen > 0 && chosen === ids.length}
          some={chosen > 0 && chosen < ids.length}
          onChange={(event) => onSelectMany(ids, event.target.checked)}
        />
      </Cell>
      <Cell pin colSpan={2} clip title={name}>
        <button
          type="button"
          aria-expanded={!collapsed}
          onClick={() => onToggle(group.key)}
          className="-ml-1 inline-flex max-w-full items-center gap-1.5 -outline-offset-2"
        >
          <FoldMark isFolded={collapsed} />
          <b className="truncate">{name}</b>
          {group.sums ? <ShownWords sums={group.sums} /> : null}
        </button>
      </Cell>
      {group.sums ? <SumCells sums={group.sums} shown={shown} /> : <Cell colSpan={1 + shown.length} />}
    </tr>
  );
});
