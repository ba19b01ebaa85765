import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminTabs } from "@/components/admin/admin-tabs";
import { CreateDepartmentDialog } from "@/components/admin/create-department-dialog";
import { ManagedDepartments } from "@/components/admin/managed-departments";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { loadManagedDepartments } from "@/lib/departments/loaders";
import { ClientMessages } from "@/lib/i18n/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.departments");
  return { title: t("title") };
}

export default async function AdminDepartmentsPage() {
  const [{ departments, groups, successors, today }, t] = await Promise.all([
    loadManagedDepartments(),
    getTranslations("admin.departments"),
  ]);
  return (
    <Page>
      <ClientMessages namespaces={["admin"]}>
        <PageHeader
          title={t("title")}
          meta={t("count", { count: departments.length })}
          line={false}
          action={<CreateDepartmentDialog groups={groups} />}
        />
        <AdminTabs />
        <ManagedDepartments departments={departments} groups={groups} successors={successors} today={today} />
      </ClientMessages>
    </Page>
  );
}
