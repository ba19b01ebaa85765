import { getTranslations } from "next-intl/server";
import { SideItem } from "@/components/shell/side-item";
import { SideSection } from "@/components/shell/side-section";
import { TaskLink } from "@/components/tasks/task-link";
import type { CalendarDate } from "@/lib/calendar/date";
import { ClientMessages } from "@/lib/i18n/client-messages";
import type { PlacedProblem } from "@/lib/problems/types";
import { ProblemHead } from "./problem-head";
import { ProblemSteps } from "./problem-steps";

/** Problems on a desk; nothing where there are none. */
export async function WaitingProblems({
  waiting,
  day,
  timeZone,
}: {
  waiting: Promise<PlacedProblem[]>;
  day: CalendarDate;
  timeZone: string;
}) {
  const [items, t] = await Promise.all([waiting, getTranslations("problems")]);
  if (items.length === 0) return null;
  return (
    <SideSection title={t("waiting")} count={items.length}>
      <ProblemList items={items} day={day} timeZone={timeZone} />
    </SideSection>
  );
}

/** Problems with the tasks that they are about. */
export function ProblemList({
  items,
  day,
  timeZone,
}: {
  items: readonly PlacedProblem[];
  day: CalendarDate;
  timeZone: string;
}) {
  return (
    <ClientMessages namespaces={["problems"]}>
      <ul className="text-table">
        {items.map((item) => (
          <SideItem key={item.id}>
            <TaskLink task={item.task} part="problems" />
            <ProblemHead problem={item} day={day} timeZone={timeZone} />
            {item.steps.length > 0 ? (
              <div className="mt-1.5">
                <ProblemSteps problem={item} />
              </div>
            ) : null}
          </SideItem>
        ))}
      </ul>
    </ClientMessages>
  );
}
