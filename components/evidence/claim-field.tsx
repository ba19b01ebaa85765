"use client";

import { useTranslations } from "next-intl";
import { EvidenceField } from "./evidence-field";
import type { Claim } from "./use-claim";

/** The evidence of a claim, and before anything is pressed whether it is enough. */
export function ClaimField({ claim, tried }: { claim: Claim; tried: boolean }) {
  const t = useTranslations("evidence");
  const { needs, shelf, isReady } = claim;
  if (!needs) return null;
  return (
    <div {...shelf.target}>
      <p className="mb-1 text-table text-ink-2">
        {t(needs.required ? "claim.required" : "claim.optional")}{" "}
        {needs.reported > 0 ? t("claim.reported", { count: needs.reported }) : null}
      </p>
      <EvidenceField shelf={shelf} />
      {isReady || shelf.uploading.length > 0 ? null : (
        <p role={tried ? "alert" : undefined} className="pt-0.5 text-meta font-strong">
          {t("claim.missing")}
        </p>
      )}
    </div>
  );
}
