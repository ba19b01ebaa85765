import { getTranslations } from "next-intl/server";
import { DepartmentList } from "@/components/departments/department-list";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchBox } from "@/components/ui/search-box";
import { departmentsPage } from "@/lib/dashboards/departments/loaders";

export async function generateMetadata() {
  return { title: (await getTranslations("departments"))("title") };
}

export default async function DepartmentsPage({ searchParams }: PageProps<"/departments">) {
  const { q } = await searchParams;
  const [t, view] = await Promise.all([
    getTranslations("departments"),
    departmentsPage(Array.isArray(q) ? q[0] : q),
  ]);
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={view.total > 0 ? t("count", { count: view.total }) : undefined}
        search={
          view.total > 0 ? (
            <SearchBox action="/departments" defaultValue={view.query} placeholder={t("list.search")} />
          ) : undefined
        }
      />
      {view.total === 0 ? (
        <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>
      ) : (
        <div className="px-gutter py-6 max-md:px-4">
          <DepartmentList view={view} />
        </div>
      )}
    </Page>
  );
}
