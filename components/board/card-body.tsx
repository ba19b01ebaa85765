import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TaskLight } from "@/components/tasks/task-light";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Tag } from "@/components/ui/tag";
import { formatList } from "@/lib/i18n/format";
import { type BoardCard, shortName } from "@/lib/tasks/view";

/** What a card says: number and name, who leads it and by when, its light with the reason, how far it is. */
export function CardBody({ card, tools }: { card: BoardCard; tools?: ReactNode }) {
  const t = useTranslations("terms");
  const locale = useLocale();
  const leads = card.parties.filter(({ role }) => role === "lead").map(({ name }) => name);
  const responsibles = card.parties
    .filter(({ role }) => role === "responsible")
    .map(({ name }) => shortName(name));
  const isDone = card.light === "done";
  return (
    <>
      <div className="flex gap-2 text-table">
        <span className="min-w-4 text-ink-3">{card.number}</span>
        <Link
          href={`/tasks/${card.id}`}
          prefetch={false}
          draggable={false}
          className="min-w-0 flex-1 font-strong text-balance text-ink no-underline hover:underline"
        >
          {card.name}
        </Link>
        {tools}
      </div>
      <div className="flex items-center gap-2 text-meta leading-5 text-ink-2">
        {leads.length > 0 ? (
          <span className="min-w-0 flex-1 truncate" title={formatList(leads, locale)}>
            {formatList(leads, locale)}
          </span>
        ) : (
          <>
            <Tag tone="strong">{t("noLead")}</Tag>
            <span className="min-w-0 flex-1 truncate">{formatList(responsibles, locale)}</span>
          </>
        )}
        <span className="whitespace-nowrap text-ink-3">
          {card.deadlineOn ??
            (card.deadlineKind === null || card.deadlineKind === "by"
              ? null
              : t(`deadlineKind.${card.deadlineKind}`))}
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-x-2 text-meta text-ink-2">
        <TaskLight figures={card} />
        {isDone || (card.light === "none" && card.percent === 0) ? null : (
          <span className="ml-auto flex items-center gap-2">
            {card.percent}
            <ProgressBar className="w-14" value={card.percent} expected={card.expected} />
          </span>
        )}
      </div>
    </>
  );
}
