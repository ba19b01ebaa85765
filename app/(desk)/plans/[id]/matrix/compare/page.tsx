import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MatrixComparison } from "@/components/matrix/matrix-comparison";
import { PlanFrame } from "@/components/plans/plan-frame";
import { Page } from "@/components/shell/page";
import { loadComparison } from "@/lib/assignments/loaders";
import { planAccess } from "@/lib/plans/loaders";
import type { PlanViewProps } from "../../plan-view";

export async function generateMetadata({ params }: PlanViewProps): Promise<Metadata> {
  const [{ plan }, t] = await Promise.all([
    params.then(({ id }) => planAccess(id)),
    getTranslations("matrix.compare"),
  ]);
  return { title: `${t("title")} · ${plan.title}` };
}

export default async function ComparePage({ params, searchParams }: PlanViewProps) {
  const { id } = await params;
  const [{ plan }, comparison] = await Promise.all([
    planAccess(id),
    searchParams.then((query) => loadComparison(id, query)),
  ]);
  return (
    <Page>
      <PlanFrame plan={plan} />
      <MatrixComparison comparison={comparison} />
    </Page>
  );
}
