import { useTranslations } from "next-intl";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { LightCounts } from "@/components/ui/light-counts";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { TablePane } from "@/components/ui/table-pane";
import { Tag } from "@/components/ui/tag";
import type { PlanWithSums } from "@/lib/dashboards/types";
import { lightCounts } from "@/lib/dashboards/view";
import { PlanPeriod } from "./plan-period";

/** All plans of the workspace and how each of them stands. */
export function PlanList({ plans }: { plans: PlanWithSums[] }) {
  const t = useTranslations("plans.list");
  return (
    <>
      <TablePane label={t("plan")} className="max-md:hidden print:block">
        <DataTable rows="loose" className="w-full">
          <thead>
            <tr>
              <HeaderCell>{t("plan")}</HeaderCell>
              <HeaderCell>{t("period")}</HeaderCell>
              <HeaderCell align="end">{t("tasks")}</HeaderCell>
              <HeaderCell>{t("lights")}</HeaderCell>
              <HeaderCell>{t("progress")}</HeaderCell>
              <HeaderCell align="end">{t("overdue")}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {plans.map((plan) => (
              <PlanRow key={plan.id} plan={plan} />
            ))}
          </tbody>
        </DataTable>
      </TablePane>
      <ul className="px-4 md:hidden print:hidden">
        {plans.map((plan) => (
          <PlanCard key={plan.id} plan={plan} />
        ))}
      </ul>
    </>
  );
}

function PlanRow({ plan }: { plan: PlanWithSums }) {
  const { sums } = plan;
  return (
    <tr>
      <Cell>
        <PlanName plan={plan} />
      </Cell>
      <Cell className="whitespace-nowrap! text-ink-2">
        <PlanPeriod startsOn={plan.startsOn} endsOn={plan.endsOn} />
      </Cell>
      <Cell align="end">{sums?.tasks ?? "—"}</Cell>
      <Cell className="whitespace-nowrap!">
        <PlanLights plan={plan} />
      </Cell>
      <Cell className="whitespace-nowrap!">
        <PlanProgress plan={plan} />
      </Cell>
      <Cell align="end">
        {sums && sums.overdue > 0 ? (
          <Link
            href={`/plans/${plan.id}/table?due=overdue`}
            className="font-strong text-ink no-underline hover:underline"
          >
            {sums.overdue}
          </Link>
        ) : (
          "—"
        )}
      </Cell>
    </tr>
  );
}

function PlanName({ plan }: { plan: PlanWithSums }) {
  const status = useTranslations("terms.planStatus");
  return (
    <>
      <Link href={`/plans/${plan.id}`} className="font-strong text-ink no-underline hover:underline">
        {plan.title}
      </Link>{" "}
      {plan.status === "archived" ? <Tag>{status("archived")}</Tag> : null}
      {plan.documentNumber || plan.issuer ? (
        <span className="block text-meta text-ink-3">
          {[plan.documentNumber, plan.issuer].filter(Boolean).join("　")}
        </span>
      ) : null}
    </>
  );
}

function PlanLights({ plan: { sums } }: { plan: PlanWithSums }) {
  const t = useTranslations("plans.list");
  if (!sums) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3.5">
      {sums.counting > 0 ? <LightCounts counts={lightCounts(sums)} /> : null}
      {sums.drafts > 0 ? <Tag tone="strong">{t("drafts", { count: sums.drafts })}</Tag> : null}
    </span>
  );
}

function PlanProgress({ plan: { sums } }: { plan: PlanWithSums }) {
  const t = useTranslations("plans.list");
  if (!sums || sums.counting === 0) return "—";
  return (
    <span className="inline-flex items-center gap-3">
      <ProgressBar value={sums.progress} expected={sums.expected} />
      <span>
        {sums.progress}%
        {sums.expected === null ? null : (
          <span className="ml-2 text-meta text-ink-3">
            {t("expected")} {sums.expected}%
          </span>
        )}
      </span>
    </span>
  );
}

function PlanCard({ plan }: { plan: PlanWithSums }) {
  const t = useTranslations("plans.list");
  const { sums } = plan;
  return (
    <li className="space-y-1.5 border-b border-line py-3.5 text-table last:border-0">
      <p>
        <PlanName plan={plan} />
      </p>
      <p className="text-meta text-ink-3">
        <PlanPeriod startsOn={plan.startsOn} endsOn={plan.endsOn} />
      </p>
      <p>
        <PlanLights plan={plan} />
      </p>
      <p className="flex flex-wrap items-center justify-between gap-x-3">
        <PlanProgress plan={plan} />
        {sums && sums.overdue > 0 ? (
          <span>
            {t("overdue")} <b>{sums.overdue}</b>
          </span>
        ) : null}
      </p>
    </li>
  );
}
