import { useLocale, useTranslations } from "next-intl";
import { ImportStanding } from "@/components/imports/import-standing";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { formatDateTime } from "@/lib/i18n/format";
import type { OpenImport } from "@/lib/imports/types";

/** Imports that somebody began and nobody finished. */
export function OpenImports({ imports }: { imports: OpenImport[] }) {
  const t = useTranslations("plans.open");
  const locale = useLocale();
  return (
    <div className="px-gutter pt-6 max-md:px-4" data-print="hide">
      <Section title={t("title")}>
        <ul className="text-table">
          {imports.map((one) => (
            <li
              key={one.id}
              className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 border-b border-line py-2 last:border-0"
            >
              <Link href={`/imports/${one.id}`} className="min-w-0 font-strong no-underline hover:underline">
                {one.title || one.fileName}
              </Link>
              <span className="min-w-0">
                <ImportStanding open={one} />
              </span>
              <span className="text-meta text-ink-3 md:ml-auto">
                {one.title ? <>{one.fileName}　</> : null}
                {t("by", { name: one.createdBy, time: formatDateTime(one.updatedAt, locale) })}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
