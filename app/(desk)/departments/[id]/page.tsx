import { getTranslations } from "next-intl/server";
import { Later } from "@/components/dashboard/later";
import { DepartmentLoad } from "@/components/departments/department-load";
import { DepartmentNames } from "@/components/departments/department-names";
import { DepartmentReporting } from "@/components/departments/department-reporting";
import { DepartmentTasks } from "@/components/departments/department-tasks";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { SideSection } from "@/components/shell/side-section";
import { TwoColumns } from "@/components/shell/two-columns";
import { Tag } from "@/components/ui/tag";
import { departmentPage } from "@/lib/dashboards/departments/loaders";

export default async function DepartmentPage({ params }: PageProps<"/departments/[id]">) {
  const [t, view] = await Promise.all([
    getTranslations("departments"),
    params.then(({ id }) => departmentPage(id)),
  ]);
  const { card } = view;
  return (
    <Page>
      <PageHeader
        title={card.name}
        meta={
          <span className="inline-flex flex-wrap gap-x-3">
            {card.group ? <span>{card.group}</span> : null}
            {card.isCollective ? <Tag>{t("collective")}</Tag> : null}
            {card.endedOn ? <Tag tone="strong">{t("ended", { day: card.endedOn })}</Tag> : null}
          </span>
        }
      />
      <TwoColumns
        side={
          <SideSection title={t("card.names")}>
            <DepartmentNames card={card} />
          </SideSection>
        }
      >
        <div className="px-gutter pt-6 max-md:px-4">
          <DepartmentLoad load={view.load} />
          <Later value={view.reporting} height="h-20">
            {(reporting) => <DepartmentReporting reporting={reporting} />}
          </Later>
          <Later value={view.tasks} height="h-96">
            {(tasks) => <DepartmentTasks tasks={tasks} />}
          </Later>
        </div>
      </TwoColumns>
    </Page>
  );
}
