"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import type { DraftPlan } from "@/lib/imports/types";

const PlanForm = lazy(() => import("./plan-form").then((module) => ({ default: module.PlanForm })));

/** The plan's own data in one line; opens to be corrected. */
export function PlanFields({
  plan,
  onChange,
}: {
  plan: DraftPlan;
  onChange: (changes: Partial<DraftPlan>) => void;
}) {
  const t = useTranslations("imports.plan");
  const actions = useTranslations("common.actions");
  const [open, setOpen] = useState(false);
  const untitled = plan.title.trim() === "";
  const reversed = plan.endsOn !== null && plan.endsOn < plan.startsOn;
  const shown = open || untitled || reversed;
  const days = plan.endsOn
    ? t("days", { from: plan.startsOn, to: plan.endsOn })
    : t("from", { from: plan.startsOn });

  return (
    <section aria-label={t("label")} className="border-b border-line bg-surface px-4 py-2 text-table">
      <div className="flex items-center gap-3">
        <p className="min-w-0 flex-1 truncate text-ink-2">
          <span className="text-ink-3">{t("label")}</span>{" "}
          {[plan.documentNumber, plan.issuer, days].filter(Boolean).join(" · ")}
        </p>
        <Button
          variant="quiet"
          size="small"
          aria-expanded={shown}
          aria-controls="plan-fields"
          onClick={() => setOpen(!shown)}
        >
          {shown ? actions("close") : actions("edit")}
        </Button>
      </div>
      {shown ? (
        <div id="plan-fields">
          <Suspense>
            <PlanForm plan={plan} onChange={onChange} />
          </Suspense>
        </div>
      ) : null}
    </section>
  );
}
