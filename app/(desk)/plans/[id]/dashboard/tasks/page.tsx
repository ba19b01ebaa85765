import { getLocale, getTranslations } from "next-intl/server";
import { DayTasks } from "@/components/dashboard/day-tasks";
import { PlanFrame } from "@/components/plans/plan-frame";
import { Page } from "@/components/shell/page";
import { tasksOnDay } from "@/lib/dashboards/loaders";
import { formatDate } from "@/lib/i18n/format";

export default async function DayTasksPage({
  params,
  searchParams,
}: PageProps<"/plans/[id]/dashboard/tasks">) {
  const view = await tasksOnDay((await params).id, await searchParams);
  const [t, locale] = await Promise.all([getTranslations("dashboard.tasks"), getLocale()]);
  return (
    <Page>
      <PlanFrame plan={view.plan} />
      <DayTasks
        planId={view.plan.id}
        day={view.day}
        light={view.light}
        tasks={view.tasks}
        title={t("title", { day: formatDate(view.day, locale) })}
      />
    </Page>
  );
}
