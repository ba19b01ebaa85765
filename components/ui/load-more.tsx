import { useTranslations } from "next-intl";
import { LinkButton } from "./link-button";

/** Lists go by cursor: the rest is one link away, and the address can be shared. */
export function LoadMore({ href, shown, total }: { href: string | null; shown: number; total?: number }) {
  const t = useTranslations("common");
  return (
    <div className="flex items-center gap-3 px-gutter py-3 text-meta text-ink-3" data-print="hide">
      {href ? (
        <LinkButton href={href} size="small" scroll={false}>
          {t("actions.loadMore")}
        </LinkButton>
      ) : null}
      <span>
        {total === undefined
          ? href
            ? t("count.shown", { count: shown })
            : t("loadedAll")
          : t("shown", { shown, total })}
      </span>
    </div>
  );
}
