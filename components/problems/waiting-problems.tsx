import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { SideSection } from "@/components/shell/side-section";
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
          <li
            key={item.id}
            className="not-first:mt-2.5 not-first:border-t not-first:border-line not-first:pt-2.5"
          >
            <Link
              href={`/tasks/${item.task.id}#problems`}
              className="text-ink-2 no-underline hover:underline"
            >
              {item.task.number ? <span className="mr-2">{item.task.number}</span> : null}
              {item.task.name}
            </Link>
            <ProblemHead problem={item} day={day} timeZone={timeZone} />
            {item.steps.length > 0 ? (
              <div className="mt-1.5">
                <ProblemSteps problem={item} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </ClientMessages>
  );
}
