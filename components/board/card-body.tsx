import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TaskLight } from "@/components/tasks/task-light";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RoleMark } from "@/components/ui/role-mark";
import { Tag } from "@/components/ui/tag";
import { formatList } from "@/lib/i18n/format";
import type { BoardCard } from "@/lib/tasks/board/view";
import { shortName } from "@/lib/tasks/view";
import style from "./board-card.module.css";

const helping = "cooperating";

/** What a card says: number and name, who leads it, how many cooperate and by when, its light with the reason, how far it is and how its last report stands. */
export function CardBody({ card, tools }: { card: BoardCard; tools?: ReactNode }) {
  const t = useTranslations("terms");
  const locale = useLocale();
  const { leads, responsibles, cooperating } = card;
  const isDone = card.light === "done";
  return (
    <>
      <div className={style.title}>
        <span>{card.number}</span>
        <Link href={`/tasks/${card.id}`} draggable={false}>
          {card.name}
        </Link>
        {tools}
      </div>
      <div className={style.who}>
        {leads.length > 0 ? (
          <span className={style.name} title={formatList(leads, locale)}>
            {formatList(leads, locale)}
          </span>
        ) : (
          <>
            <Tag tone="strong">{t("noLead")}</Tag>
            <span className={style.name}>{formatList(responsibles.map(shortName), locale)}</span>
          </>
        )}
        {cooperating.length > 0 ? (
          <span className={style.others} title={formatList(cooperating, locale)}>
            <RoleMark role={helping} word={false} />
            {cooperating.length}
          </span>
        ) : null}
        <span className={style.when}>
          {card.deadlineOn ??
            (card.deadlineKind === null || card.deadlineKind === "by"
              ? null
              : t(`deadlineKind.${card.deadlineKind}`))}
        </span>
      </div>
      <div className={style.state}>
        <TaskLight figures={card} />
        {card.report ? (
          <span className={style.report} data-report={card.report} title={t("lastReport")}>
            {t(`reportStatus.${card.report}`)}
          </span>
        ) : null}
        {isDone || (card.light === "none" && card.percent === 0) ? null : (
          <span className={style.progress}>
            {card.percent}
            <ProgressBar className="w-14" value={card.percent} expected={card.expected} />
          </span>
        )}
      </div>
    </>
  );
}
