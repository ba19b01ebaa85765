import { useLocale, useTranslations } from "next-intl";
import { SideSection } from "@/components/shell/side-section";
import { Link } from "@/components/ui/link";
import { formatDateTime } from "@/lib/i18n/format";
import type { OpenImport } from "@/lib/imports/types";
import { ImportStanding } from "./import-standing";

/** Imports that somebody began and nobody has finished. */
export function OpenImports({ open }: { open: readonly OpenImport[] }) {
  const t = useTranslations("imports.open");
  const locale = useLocale();
  return (
    <SideSection title={t("title")} count={open.length}>
      {open.length === 0 ? <p className="text-table text-ink-3">{t("none")}</p> : null}
      <ul className="grid gap-3">
        {open.map((one) => (
          <li key={one.id} className="text-table">
            <Link href={`/imports/${one.id}`} className="break-words no-underline hover:underline">
              {one.title || one.fileName}
            </Link>
            <p className="text-meta">
              <ImportStanding open={one} />
            </p>
            <p className="text-meta text-ink-3">
              {t("by", { name: one.createdBy, time: formatDateTime(one.updatedAt, locale) })}
            </p>
          </li>
        ))}
      </ul>
    </SideSection>
  );
}
