import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PlanHeader } from "@/components/shell/plan-header";
import { formatDate } from "@/lib/i18n/format";
import type { PlanHead } from "@/lib/plans/types";

const views = [
  "overview",
  "table",
  "board",
  "timeline",
  "matrix",
  "document",
  "reports",
  "dashboard",
  "history",
] as const;
type View = (typeof views)[number];

/** Head and tabs of a plan, the same over each of its pages. */
export function PlanFrame({ plan, action }: { plan: PlanHead; action?: ReactNode }) {
  const t = useTranslations("shell.tabs");
  const archive = useTranslations("plans.archive");
  const locale = useLocale();
  const root = `/plans/${plan.id}`;
  const href = (view: View) => (view === "overview" ? root : `${root}/${view}`);
  return (
    <>
      <PlanHeader
        title={plan.title}
        documentNumber={plan.documentNumber}
        taskCount={plan.taskCount}
        departmentCount={plan.departmentCount}
        tabs={views.map((view) => ({ href: href(view), label: t(view) }))}
        action={action}
      />
      {plan.archivedOn ? (
        <p className="border-b border-line bg-sunken px-gutter py-2 text-table max-md:px-4">
          {archive("banner", { day: formatDate(plan.archivedOn, locale) })}
        </p>
      ) : null}
    </>
  );
}
