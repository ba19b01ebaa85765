import { getTranslations } from "next-intl/server";
import { ProblemHead } from "@/components/problems/problem-head";
import { TaskLink } from "@/components/tasks/task-link";
import { Section } from "@/components/ui/section";
import type { CalendarDate } from "@/lib/calendar/date";
import { ClientMessages } from "@/lib/i18n/client-messages";
import type { DepartmentOption } from "@/lib/instructions/types";
import type { PlacedProblem } from "@/lib/problems/types";
import { GiveInstruction } from "./give-instruction";

/** Problems that wait for a leader's decision, which is given as an instruction. */
export async function LeaderProblems({
  waiting,
  departments,
  day,
  timeZone,
}: {
  waiting: Promise<PlacedProblem[]>;
  departments: Promise<DepartmentOption[]>;
  day: CalendarDate;
  timeZone: string;
}) {
  const [items, options, t] = await Promise.all([waiting, departments, getTranslations("instructions")]);
  if (items.length === 0) return null;
  return (
    <Section title={t("desk.problems")} note={t("count", { count: items.length })}>
      <ClientMessages namespaces={["instructions"]}>
        <ul className="text-table">
          {items.map((item) => (
            <li key={item.id} className="border-t border-line py-2 first:border-t-0 first:pt-0">
              <TaskLink task={item.task} part="problems" />
              <ProblemHead problem={item} day={day} timeZone={timeZone} />
              <div className="mt-1.5" data-print="hide">
                <GiveInstruction
                  place={{ planId: item.planId, taskId: item.task.id, problemId: item.id }}
                  day={day}
                  departments={options}
                  chosen={[item.departmentId]}
                  about={item.words}
                />
              </div>
            </li>
          ))}
        </ul>
      </ClientMessages>
    </Section>
  );
}
