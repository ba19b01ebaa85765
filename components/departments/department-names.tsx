import { useTranslations } from "next-intl";
import { KeyValue } from "@/components/ui/key-value";
import { Link } from "@/components/ui/link";
import type { DepartmentCard } from "@/lib/departments/types";

/** The names a department bears and bore, and what came before and after it. */
export function DepartmentNames({ card }: { card: DepartmentCard }) {
  const t = useTranslations("departments.card");
  const { aliases, predecessors, successor } = card;
  const items = [
    ...(successor
      ? [
          {
            key: t("successor"),
            value: (
              <Link href={`/departments/${successor.id}`} className="no-underline hover:underline">
                {successor.name}
              </Link>
            ),
          },
        ]
      : []),
    {
      key: t("aliases"),
      value:
        aliases.length === 0 ? (
          <span className="text-ink-3">{t("none")}</span>
        ) : (
          aliases.map((alias) => (
            <span key={alias.name} className="block">
              {alias.name}{" "}
              <span className="text-meta text-ink-3">
                {[
                  alias.from ? t("from", { day: alias.from }) : null,
                  alias.to ? t("until", { day: alias.to }) : null,
                ]
                  .filter(Boolean)
                  .join(" ")}
              </span>
            </span>
          ))
        ),
    },
    ...(predecessors.length > 0
      ? [
          {
            key: t("predecessors"),
            value: predecessors.map((one) => (
              <span key={one.id} className="block">
                <Link href={`/departments/${one.id}`} className="no-underline hover:underline">
                  {one.name}
                </Link>{" "}
                {one.endedOn ? (
                  <span className="text-meta text-ink-3">{t("until", { day: one.endedOn })}</span>
                ) : null}
              </span>
            )),
          },
        ]
      : []),
  ];
  return <KeyValue keyWidth={96} items={items} />;
}
