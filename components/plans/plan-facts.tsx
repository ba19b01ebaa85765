import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { KeyValue } from "@/components/ui/key-value";
import { Link } from "@/components/ui/link";
import { formatDate } from "@/lib/i18n/format";
import type { PlanHead, PlanOrigin } from "@/lib/plans/types";
import { basisOf, fileSize } from "@/lib/plans/view";

/** What the plan is: who issued it, when, on what, for how long, and the file it was read from. */
export function PlanFacts({
  plan,
  origin,
  mayRevise,
}: {
  plan: PlanHead;
  origin: PlanOrigin | null;
  mayRevise: boolean;
}) {
  const t = useTranslations("plans.overview");
  const locale = useLocale();
  const basis = origin ? basisOf(origin) : [];
  const said = (value: string | null) => value ?? <span className="text-ink-3">{t("notStated")}</span>;
  const facts = (
    <KeyValue
      keyWidth={72}
      items={[
        { key: t("issuer"), value: said(plan.issuer) },
        { key: t("documentNumber"), value: said(plan.documentNumber) },
        { key: t("issuedOn"), value: said(plan.issuedOn && formatDate(plan.issuedOn, locale)) },
        {
          key: t("period"),
          value: plan.endsOn
            ? t("range", { from: formatDate(plan.startsOn, locale), to: formatDate(plan.endsOn, locale) })
            : t("noEnd", { from: formatDate(plan.startsOn, locale) }),
        },
        {
          key: t("basis"),
          value:
            basis.length === 0
              ? said(null)
              : basis.map((title) => (
                  <span key={title} className="block">
                    {title}
                  </span>
                )),
        },
        {
          key: t("original"),
          value: origin?.fileName ? (
            <>
              <a
                href={`/plans/${plan.id}/document/original`}
                download
                className="inline-flex items-center gap-1 no-underline hover:underline"
              >
                <Download aria-hidden="true" strokeWidth={1.6} className="size-3.5" />
                {t("download")}
              </a>
              <span className="block text-meta break-all text-ink-3">
                {[
                  origin.fileName,
                  origin.size === null ? null : fileSize(origin.size),
                  origin.readOn && t("readOn", { day: formatDate(origin.readOn, locale) }),
                ]
                  .filter(Boolean)
                  .join("　")}
              </span>
            </>
          ) : (
            "—"
          ),
        },
      ]}
    />
  );
  return (
    <>
      {facts}
      {mayRevise ? (
        <p className="mt-2 text-table" data-print="hide">
          <Link href={`/plans/${plan.id}/revise`}>{t("revise")}</Link>
        </p>
      ) : null}
    </>
  );
}
