import { getTranslations } from "next-intl/server";
import { SideItem } from "@/components/shell/side-item";
import { SideSection } from "@/components/shell/side-section";
import { Link } from "@/components/ui/link";
import type { CalendarDate } from "@/lib/calendar/date";
import { ClientMessages } from "@/lib/i18n/client-messages";
import type { AskedStep } from "@/lib/milestones/types";
import { ReachButton } from "./milestone-buttons";

/** 配合节点: what others have asked the department for, the first due first; each is reached where it stands. */
export async function AskedSteps({ waiting, day }: { waiting: Promise<AskedStep[]>; day: CalendarDate }) {
  const [steps, t, td] = await Promise.all([waiting, getTranslations("milestones"), getTranslations("desk")]);
  if (steps.length === 0) return null;
  return (
    <SideSection title={t("askedSteps")} count={steps.length}>
      <ClientMessages namespaces={["milestones"]}>
        <ul>
          {steps.map(({ id, name, dueOn, planTitle, task }) => (
            <SideItem key={id}>
              <p className="text-meta text-ink-3">{td("planTitle", { title: planTitle })}</p>
              <Link href={`/tasks/${task.id}`} className="font-strong text-ink no-underline hover:underline">
                {task.number ? <span className="mr-2">{task.number}</span> : null}
                {task.name}
              </Link>
              <div className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-table">
                <span>{name}</span>
                <span className={dueOn < day ? "font-strong" : "text-ink-2"}>
                  {t(dueOn < day ? "overdue" : "due", { date: dueOn })}
                </span>
                <span className="ml-auto" data-print="hide">
                  <ReachButton milestone={{ id, name, reachedOn: null }} today={day} />
                </span>
              </div>
            </SideItem>
          ))}
        </ul>
      </ClientMessages>
    </SideSection>
  );
}
