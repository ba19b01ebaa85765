import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Tab, Tabs } from "@/components/ui/tabs";
import { PageHeader } from "./page-header";

/** The same on every page of a plan: its name, its number, its size, and the ways of looking at it. */
export function PlanHeader({
  title,
  documentNumber,
  taskCount,
  departmentCount,
  tabs,
  search,
  action,
}: {
  title: string;
  documentNumber: string | null;
  taskCount: number;
  departmentCount: number;
  tabs: readonly Tab[];
  search?: ReactNode;
  action?: ReactNode;
}) {
  const t = useTranslations();
  return (
    <>
      <PageHeader
        title={title}
        line={false}
        search={search}
        action={action}
        meta={
          <span className="inline-flex flex-wrap gap-x-3">
            {documentNumber ? <span>{documentNumber}</span> : null}
            <span>{t("common.count.tasks", { count: taskCount })}</span>
            <span>{t("common.count.departments", { count: departmentCount })}</span>
          </span>
        }
      />
      <Tabs label={t("shell.planNavigation")} tabs={tabs} />
    </>
  );
}
