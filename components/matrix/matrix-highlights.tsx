import { useLocale, useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import type { MatrixHighlights as Highlights } from "@/lib/assignments/view";

const most = 8;

/** Where the division of work has a gap or a weight: tasks without a lead, with several, with collective names only; departments with much. */
export function MatrixHighlights({ highlights, planId }: { highlights: Highlights; planId: string }) {
  const t = useTranslations();
  const { unled, severalLeads, collectiveOnly, heavy } = highlights;
  const tasks = ({ count, first }: Highlights["unled"]) => ({
    count,
    links: first.map(({ id, number }, index) => ({
      id,
      href: `/tasks/${id}`,
      words: number ?? String(index + 1),
    })),
  });
  const items = [
    { key: "unled", tag: t("terms.missing"), ...tasks(unled) },
    { key: "severalLeads", tag: null, ...tasks(severalLeads) },
    { key: "collectiveOnly", tag: null, ...tasks(collectiveOnly) },
    {
      key: "heavy",
      tag: null,
      count: heavy.length,
      links: heavy.map(({ id, name, count }) => ({
        id,
        href: `/plans/${planId}/matrix?department=${id}`,
        words: t("matrix.highlight.load", { name, count }),
      })),
    },
  ] as const;
  if (items.every(({ count }) => count === 0)) return null;
  return (
    <ul
      data-print="hide"
      aria-label={t("matrix.highlight.label")}
      className="flex flex-wrap gap-x-6 gap-y-1 border-b border-line bg-surface px-gutter py-1.5 text-table max-md:px-4"
    >
      {items.map(({ key, tag, count, links }) =>
        count === 0 ? null : (
          <li key={key}>
            {tag ? <Tag tone="inverted">{tag}</Tag> : null} {t(`matrix.highlight.${key}`, { count })}{" "}
            <Listed links={links} count={count} />
          </li>
        ),
      )}
    </ul>
  );
}

function Listed({
  links,
  count,
}: {
  links: readonly { id: string; href: string; words: string }[];
  count: number;
}): ReactNode {
  const t = useTranslations("matrix");
  const locale = useLocale();
  return (
    <>
      {links.slice(0, most).map(({ id, href, words }, index) => (
        <Fragment key={id}>
          {index > 0 ? (locale === "zh-CN" ? "、" : ", ") : null}
          <Link href={href} className="inline-block min-w-6 text-center underline underline-offset-2">
            {words}
          </Link>
        </Fragment>
      ))}
      {count > most ? ` ${t("unledMore")}` : null}
    </>
  );
}
