import { useLocale, useTranslations } from "next-intl";
import { TaskLight } from "@/components/tasks/task-light";
import { useGrowing } from "@/components/tasks/use-growing";
import { LightCounts } from "@/components/ui/light-counts";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Tag } from "@/components/ui/tag";
import { formatList } from "@/lib/i18n/format";
import type { LedgerRow } from "@/lib/tasks/types";
import type { LedgerView } from "@/lib/tasks/view";
import { hasPace } from "./ledger-cell";
import { ShownWords } from "./sum-cells";
import { useGroupName } from "./use-group-name";

/** The table on a phone: a card for each task, under its section. */
export function LedgerCards({ view }: { view: LedgerView }) {
  const nameOf = useGroupName();
  const { count, end } = useGrowing();
  let left = count;
  const groups = view.groups.flatMap((group) => {
    const rows = group.rows.slice(0, Math.max(0, left));
    left -= group.rows.length;
    return rows.length > 0 ? [{ ...group, rows }] : [];
  });
  return (
    <div data-scroll className="min-h-0 flex-1 overflow-auto bg-canvas px-4 pb-6 md:hidden">
      {groups.map((group) => (
        <section key={group.key} aria-label={nameOf(view.grouping, group)}>
          <header className="sticky top-0 z-10 bg-canvas pt-3 pb-2">
            <h2 className="text-table">
              {nameOf(view.grouping, group)}{" "}
              <span className="font-normal">{group.sums ? <ShownWords sums={group.sums} /> : null}</span>
            </h2>
            {group.sums ? <LightCounts counts={group.sums} size="meta" /> : null}
          </header>
          <ul className="grid gap-2">
            {group.rows.map((row) => (
              <li
                key={row.id}
                className="rounded-md border border-line bg-surface [contain-intrinsic-size:auto_110px] [content-visibility:auto]"
              >
                <LedgerCard row={row} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div ref={end} aria-hidden="true" className="h-px" />
    </div>
  );
}

function LedgerCard({ row }: { row: LedgerRow }) {
  const t = useTranslations();
  const locale = useLocale();
  const leads = row.parties.filter(({ role }) => role === "lead").map(({ name }) => name);
  return (
    <Link href={`/tasks/${row.id}`} className="block px-3 py-2.5 text-ink no-underline">
      <span className="flex gap-2">
        <span className="text-ink-3">{row.number}</span>
        <b className="min-w-0 font-strong">{row.name}</b>
      </span>
      <span className="mt-1 flex items-center justify-between gap-2 text-meta text-ink-2">
        <span className="min-w-0 truncate">
          {leads.length > 0 ? formatList(leads, locale) : <Tag tone="strong">{t("terms.noLead")}</Tag>}
        </span>
        <span className="whitespace-nowrap text-ink-3">{row.deadlineOn}</span>
      </span>
      {row.deadlineOn && row.originalDeadline ? (
        <span className="mt-0.5 block text-right text-meta text-ink-3">
          {t("terms.movedDeadline", { original: row.originalDeadline, granted: row.deadlineOn })}
        </span>
      ) : null}
      <span className="mt-1 flex flex-wrap items-center justify-between gap-2 text-meta">
        <TaskLight figures={row} />
        <span className="text-ink-2">{t(`terms.taskStatus.${row.status}`)}</span>
        <span className="flex items-center gap-2 text-ink-2">
          {row.percent}%
          <ProgressBar className="w-16" value={row.percent} expected={hasPace(row) ? row.expected : null} />
        </span>
      </span>
    </Link>
  );
}
