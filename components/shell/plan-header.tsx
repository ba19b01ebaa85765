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
  const t = useTranslations("shell");
  const count = useTranslations("common.count");
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
            <span>{count("tasks", { count: taskCount })}</span>
            <span>{count("departments", { count: departmentCount })}</span>
          </span>
        }
      />
      <Tabs label={t("planNavigation")} tabs={tabs} />
    </>
  );
}
