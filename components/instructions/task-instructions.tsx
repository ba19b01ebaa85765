import { getTranslations } from "next-intl/server";
import { TaskPart } from "@/components/tasks/task-part";
import type { TaskInstructions as Instructions } from "@/lib/instructions/types";
import { mayInstructOn, usualAddressees } from "@/lib/instructions/view";
import type { TaskPage } from "@/lib/reports/types";
import { GiveInstruction } from "./give-instruction";
import { InstructionItem } from "./instruction-item";

/** 批示 on a task, first on its page. Nothing where there is none and the reader gives none. */
export async function TaskInstructions({
  page,
  instructions,
}: {
  page: TaskPage;
  instructions: Promise<Instructions>;
}) {
  const [{ assignments }, { lines, departments }, t] = await Promise.all([
    page.parts,
    instructions,
    getTranslations("instructions"),
  ]);
  const { task, actor, day } = page;
  const mayGive = mayInstructOn(actor, task);
  if (lines.length === 0 && !mayGive) return null;
  return (
    <TaskPart
      id="instructions"
      title={t("title")}
      action={
        mayGive ? (
          <span data-print="hide" className="md:mt-1 md:block">
            <GiveInstruction
              place={{ planId: task.plan.id, taskId: task.id, problemId: null }}
              day={day}
              departments={departments}
              chosen={usualAddressees(assignments)}
            />
          </span>
        ) : null
      }
    >
      {lines.length === 0 ? <p className="text-table text-ink-2">{t("none")}</p> : null}
      <ul className="text-table">
        {lines.map((line) => (
          <li key={line.id} className="border-t border-line py-1.5 first:border-t-0 first:pt-0">
            <InstructionItem
              instruction={line}
              reader={{ day, timeZone: actor.timeZone, departmentId: actor.departmentId }}
            />
          </li>
        ))}
      </ul>
    </TaskPart>
  );
}
