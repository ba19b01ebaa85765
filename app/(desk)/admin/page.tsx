import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminTabs } from "@/components/admin/admin-tabs";
import { CreateUserDialog } from "@/components/admin/create-user-dialog";
import { ImportPeopleDialog } from "@/components/admin/import-people-dialog";
import { PeopleList } from "@/components/admin/people-list";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { identityProviderName } from "@/lib/auth/identity-provider";
import { shortestPassword } from "@/lib/auth/password";
import { takesWork } from "@/lib/departments/rules";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { loadPeople } from "@/lib/people/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.people");
  return { title: t("title") };
}

export default async function AdminPage() {
  const [{ people, departments, ownId }, t] = await Promise.all([
    loadPeople(),
    getTranslations("admin.people"),
  ]);
  const choices = departments
    .filter((one) => !one.isCollective && takesWork(one))
    .map(({ id, name }) => ({ id, name }));
  return (
    <Page>
      <ClientMessages namespaces={["admin"]}>
        <PageHeader
          title={t("title")}
          meta={t("count", { count: people.length })}
          line={false}
          action={
            <span className="flex gap-2">
              <ImportPeopleDialog />
              <CreateUserDialog
                departments={choices}
                shortestPassword={shortestPassword}
                provider={identityProviderName()}
              />
            </span>
          }
        />
        <AdminTabs />
        <PeopleList people={people} departments={choices} ownId={ownId} shortestPassword={shortestPassword} />
      </ClientMessages>
    </Page>
  );
}
