"use client";

import { useLocale, useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Cell } from "@/components/ui/data-table";
import { LightShape } from "@/components/ui/light-shape";
import { Tag } from "@/components/ui/tag";
import { formatList } from "@/lib/i18n/format";
import type { DraftTask } from "@/lib/imports/types";

export const taskColumns = 7;

/** One task in a line; opens by a press. */
export const TaskRow = memo(function TaskRow({
  task,
  ordinal,
  names,
  doubtful,
  open,
  onOpen,
  onRestore,
}: {
  task: DraftTask;
  ordinal: number;
  names: ReadonlyMap<string, string>;
  doubtful: boolean;
  open: boolean;
  onOpen: (taskKey: string | null) => void;
  onRestore: (taskKey: string) => void;
}) {
  const t = useTranslations("imports.task");
  const terms = useTranslations("terms");
  const leads = task.assignments.filter(({ role }) => role === "lead");
  const leadNames = formatList(
    leads.map(({ departmentKey }) => names.get(departmentKey) ?? ""),
    useLocale(),
  );
  const name = task.title ?? task.text;
  const due = task.deadline ? (task.deadline.date ?? terms(`deadlineKind.${task.deadline.kind}`)) : null;
  const quiet = task.excluded ? "text-ink-3 line-through" : "";

  return (
    <tr
      data-open={open || undefined}
      className="cursor-pointer"
      onClick={() => onOpen(open ? null : task.key)}
    >
      <Cell align="end" className="text-ink-3 max-md:w-11 max-md:shrink-0">
        {task.number ?? ordinal}
      </Cell>
      <Cell clip title={name} className="max-md:min-w-0 max-md:flex-1">
        <button
          type="button"
          aria-expanded={open}
          className={`block max-w-full truncate text-left -outline-offset-2 ${quiet}`}
          onClick={(event) => {
            event.stopPropagation();
            onOpen(open ? null : task.key);
          }}
        >
          {name || t("untitled")}
        </button>
        <span className="block truncate text-meta font-normal text-ink-3 md:hidden">
          {[leadNames || terms("noLead"), due].filter(Boolean).join(" · ")}
        </span>
      </Cell>
      <Cell clip title={leadNames} className="max-md:hidden">
        {leads.length > 0 ? leadNames : task.excluded ? null : <Tag tone="strong">{terms("noLead")}</Tag>}
      </Cell>
      <Cell align="end" className="max-md:hidden">
        {task.assignments.length - leads.length || <None />}
      </Cell>
      <Cell className="max-md:hidden">{due ?? <None />}</Cell>
      <Cell align="end" className="max-md:hidden">
        {task.targets.length || <None />}
      </Cell>
      <Cell className="max-md:w-18 max-md:shrink-0">
        {task.excluded ? (
          <Button
            variant="quiet"
            size="small"
            className="-ml-1.5"
            onClick={(event) => {
              event.stopPropagation();
              onRestore(task.key);
            }}
          >
            {t("restore")}
          </Button>
        ) : task.checked ? (
          <span className="inline-flex items-center gap-1 text-light-done">
            <LightShape light="done" plain /> {t("checked")}
          </span>
        ) : doubtful ? (
          <Tag tone="strong">{t("doubtful")}</Tag>
        ) : (
          <span className="text-ink-3">{t("waiting")}</span>
        )}
      </Cell>
    </tr>
  );
});

function None(): ReactNode {
  return <span className="text-ink-3">—</span>;
}
