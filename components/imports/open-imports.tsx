import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { SideSection } from "@/components/shell/side-section";
import { Tag } from "@/components/ui/tag";
import { formatDateTime } from "@/lib/i18n/format";
import type { OpenImport } from "@/lib/imports/types";

/** Imports that somebody began and nobody has finished. */
export function OpenImports({ open }: { open: readonly OpenImport[] }) {
  const t = useTranslations("imports.open");
  const refusals = useTranslations("refusals");
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
            {one.status === "failed" ? (
              <p className="text-meta">
                <Tag tone="strong">{t("failed")}</Tag>{" "}
                {one.failure ? (
                  <span className="text-ink-2">{refusals(one.failure.code, one.failure.params)}</span>
                ) : null}
              </p>
            ) : (
              <p className="text-meta text-ink-3">
                {one.status === "in_review"
                  ? t("progress", { checked: one.checked, count: one.tasks })
                  : t("reading")}
              </p>
            )}
            <p className="text-meta text-ink-3">
              {t("by", { name: one.createdBy, time: formatDateTime(one.updatedAt, locale) })}
            </p>
          </li>
        ))}
      </ul>
    </SideSection>
  );
}
