"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { DataTable, HeaderCell } from "@/components/ui/data-table";
import type { DraftTask } from "@/lib/imports/types";
import { TaskRow, taskColumns } from "./task-row";

/** From here on only the rows in sight are drawn. */
const drawnAtOnce = 200;
const rowHeight = 36;

/** Denser than elsewhere, so that seven columns fit beside the source; on the phone each row is a card. */
const tableStyle = [
  "w-full table-fixed [&_:is(td,th):not([colspan])]:px-1.5! [&_:is(td,th):not([colspan]):first-child]:pl-2.5!",
  "max-md:block max-md:[&_:is(tbody,td[colspan])]:block max-md:[&_td[colspan]]:h-auto! max-md:[&_td[colspan]]:w-full max-md:[&_thead]:hidden",
  "max-md:[&_tr]:flex max-md:[&_td:not([colspan])]:h-auto! max-md:[&_td:not([colspan])]:py-2",
].join(" ");

/** The tasks as a table, one of them open; five thousand scroll as lightly as fifty. */
export function TaskList({
  tasks,
  names,
  doubtful,
  openKey,
  form,
  onOpen,
  onRestore,
  children,
}: {
  tasks: readonly DraftTask[];
  names: ReadonlyMap<string, string>;
  doubtful: ReadonlySet<string>;
  openKey: string | null;
  /** Stands under the row of the open task. */
  form: ReactNode;
  onOpen: (taskKey: string | null) => void;
  onRestore: (taskKey: string) => void;
  /** Above the table, scrolling with it. */
  children: ReactNode;
}) {
  const t = useTranslations("imports.list");
  const terms = useTranslations("terms");
  const pane = useRef<HTMLElement>(null);
  const isLong = tasks.length > drawnAtOnce;
  const rows = useVirtualizer({
    count: tasks.length,
    enabled: isLong,
    getScrollElement: () => pane.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => tasks[index]?.key ?? index,
    overscan: 12,
    initialRect: { width: 600, height: 900 },
  });
  const openIndex = tasks.findIndex(({ key }) => key === openKey);

  // Where the person goes on, the list follows: the row before stays in sight above the form.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the open task moves the list
  useEffect(() => {
    if (openIndex < 0) return;
    if (isLong) rows.scrollToIndex(openIndex, { align: "auto" });
    else pane.current?.querySelector(`[data-index="${openIndex}"]`)?.scrollIntoView({ block: "nearest" });
  }, [openKey]);

  const drawn = isLong ? rows.getVirtualItems() : null;
  const indexes = drawn ? drawn.map(({ index }) => index) : tasks.map((_, index) => index);
  const above = drawn?.[0]?.start ?? 0;
  const below = drawn ? rows.getTotalSize() - (drawn.at(-1)?.end ?? 0) : 0;

  return (
    <section
      ref={pane}
      aria-label={t("title")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      data-scroll
      className="relative min-h-0 flex-1 overflow-auto -outline-offset-2"
    >
      {children}
      <DataTable className={tableStyle} aria-rowcount={tasks.length + 1}>
        <thead>
          <tr>
            <HeaderCell align="end" width={52}>
              {t("number")}
            </HeaderCell>
            <HeaderCell>{terms("task")}</HeaderCell>
            <HeaderCell width={104} className="max-md:hidden">
              {terms("role.lead")}
            </HeaderCell>
            <HeaderCell align="end" width={44} className="max-md:hidden">
              {t("others")}
            </HeaderCell>
            <HeaderCell width={92}>{t("deadline")}</HeaderCell>
            <HeaderCell align="end" width={44} className="max-md:hidden">
              {t("indicators")}
            </HeaderCell>
            <HeaderCell width={68}>{t("check")}</HeaderCell>
          </tr>
        </thead>
        {above > 0 ? <Spacer height={above} /> : null}
        {indexes.map((index) => {
          const task = tasks[index];
          if (!task) return null;
          const open = index === openIndex;
          return (
            <tbody key={task.key} data-index={index} ref={isLong ? rows.measureElement : undefined}>
              <TaskRow
                task={task}
                ordinal={index + 1}
                names={names}
                doubtful={doubtful.has(task.key)}
                open={open}
                onOpen={onOpen}
                onRestore={onRestore}
              />
              {open ? (
                <tr data-open="true">
                  <td colSpan={taskColumns} className="pt-1! pr-4! pb-3.5! pl-4! font-normal! max-md:px-3!">
                    {form}
                  </td>
                </tr>
              ) : null}
            </tbody>
          );
        })}
        {below > 0 ? <Spacer height={below} /> : null}
      </DataTable>
    </section>
  );
}

function Spacer({ height }: { height: number }) {
  return (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={taskColumns} style={{ height, padding: 0, border: 0 }} />
      </tr>
    </tbody>
  );
}
