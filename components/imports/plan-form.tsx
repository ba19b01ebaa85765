"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { DraftPlan } from "@/lib/imports/types";

/** The plan's own data, field by field. */
export function PlanForm({
  plan,
  onChange,
}: {
  plan: DraftPlan;
  onChange: (changes: Partial<DraftPlan>) => void;
}) {
  const t = useTranslations("imports.plan");
  const terms = useTranslations("terms");
  const untitled = plan.title.trim() === "";
  const reversed = plan.endsOn !== null && plan.endsOn < plan.startsOn;
  return (
    <div className="grid gap-x-3 gap-y-2 pb-2 md:grid-cols-6">
      <Field
        id="plan-title"
        label={t("title")}
        required
        error={untitled ? t("titleMissing") : undefined}
        className="md:col-span-6"
      >
        <TextInput
          id="plan-title"
          controlSize="small"
          maxLength={1000}
          invalid={untitled}
          value={plan.title}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </Field>
      <Field id="plan-number" label={t("number")} className="md:col-span-3">
        <TextInput
          id="plan-number"
          controlSize="small"
          maxLength={200}
          value={plan.documentNumber ?? ""}
          onChange={(event) => onChange({ documentNumber: event.target.value || null })}
        />
      </Field>
      <Field id="plan-issuer" label={t("issuer")} className="md:col-span-3">
        <TextInput
          id="plan-issuer"
          controlSize="small"
          maxLength={500}
          value={plan.issuer ?? ""}
          onChange={(event) => onChange({ issuer: event.target.value || null })}
        />
      </Field>
      <Field id="plan-issued" label={t("issuedOn")} className="md:col-span-2">
        <TextInput
          id="plan-issued"
          type="date"
          controlSize="small"
          value={plan.issuedOn ?? ""}
          onChange={(event) => onChange({ issuedOn: event.target.value || null })}
        />
      </Field>
      <Field id="plan-starts" label={t("startsOn")} className="md:col-span-2">
        <TextInput
          id="plan-starts"
          type="date"
          controlSize="small"
          value={plan.startsOn}
          onChange={(event) => event.target.value && onChange({ startsOn: event.target.value })}
        />
      </Field>
      <Field
        id="plan-ends"
        label={t("endsOn")}
        error={reversed ? t("reversed") : undefined}
        className="md:col-span-2"
      >
        <TextInput
          id="plan-ends"
          type="date"
          controlSize="small"
          invalid={reversed}
          value={plan.endsOn ?? ""}
          onChange={(event) => onChange({ endsOn: event.target.value || null })}
        />
      </Field>
      <Field id="plan-lead-rule" label={t("leadRule")} className="md:col-span-2">
        <Select
          id="plan-lead-rule"
          controlSize="small"
          value={plan.leadRule}
          onChange={(event) => onChange({ leadRule: event.target.value as DraftPlan["leadRule"] })}
        >
          {(["stated", "first_listed", "none"] as const).map((rule) => (
            <option key={rule} value={rule}>
              {terms(`leadRule.${rule}`)}
            </option>
          ))}
        </Select>
      </Field>
      {plan.basis.length > 0 ? (
        <div className="md:col-span-4">
          <p className="leading-[22px] text-ink-2">{t("basis")}</p>
          <ul>
            {plan.basis.map(({ title, documentNumber }) => (
              <li key={`${title} ${documentNumber}`}>
                《{title}》{documentNumber ? `（${documentNumber}）` : ""}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
