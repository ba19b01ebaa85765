import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { RedTask } from "@/lib/dashboards/types";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { RedList } from "./red-list";

/** 亮红的 N 项卡在哪里: what the departments last said of the cause and of what they do next. */
export function RedTasks({
  tasks,
  total,
  allHref,
  title,
  withPlan = false,
}: {
  tasks: RedTask[];
  total: number;
  allHref?: string;
  title: string;
  /** Where tasks of several plans stand together. */
  withPlan?: boolean;
}) {
  const t = useTranslations("dashboard.red");
  return (
    <Section
      title={title}
      note={total > tasks.length ? t("limited", { count: tasks.length }) : undefined}
      action={
        allHref && tasks.length > 0 ? (
          <Link href={allHref} className="no-underline hover:underline" data-print="hide">
            {t("all", { count: total })}
          </Link>
        ) : undefined
      }
    >
      {tasks.length === 0 ? (
        <p className="text-table text-ink-2">
          {t("none")}。{t("noneBody")}
        </p>
      ) : (
        <ClientMessages namespaces={["dashboard"]}>
          <RedList tasks={tasks} withPlan={withPlan} />
        </ClientMessages>
      )}
    </Section>
  );
}
