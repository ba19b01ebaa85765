import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Section, Sections } from "@/components/ui/section";
import type { SearchAnswer } from "@/lib/search/types";
import { HitLines } from "./hit-lines";

/** Everything that was found, at an address of its own. */
export function SearchResults({ answer }: { answer: SearchAnswer }) {
  const t = useTranslations("search");
  if (answer.query === "") return <EmptyState title={t("start")}>{t("hint")}</EmptyState>;
  if (answer.groups.length === 0) {
    return <EmptyState title={t("none.title", { words: answer.query })}>{t("none.help")}</EmptyState>;
  }
  return (
    <Sections className="grid max-w-[920px] gap-6 pb-5">
      {answer.groups.map(({ kind, total, hits }) => (
        <Section
          key={kind}
          title={t(`kinds.${kind}`)}
          note={
            hits.length < total ? t("shownOf", { shown: hits.length, total }) : t("count", { count: total })
          }
        >
          <ul>
            {hits.map((hit) => (
              <li key={hit.id} className="border-b border-line last:border-b-0">
                <Link href={hit.href} className="block py-2 text-ink no-underline hover:bg-hover">
                  <HitLines hit={hit} />
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Sections>
  );
}
