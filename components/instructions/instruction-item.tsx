import { useLocale, useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import { type CalendarDate, dayOf, daysBetween } from "@/lib/calendar/date";
import { formatDate } from "@/lib/i18n/format";
import type { InstructionLine } from "@/lib/instructions/types";
import { InstructionSteps } from "./instruction-steps";

/** What the leader said, whose answer is missing, what was answered, and what the reader can do. */
export function InstructionItem({
  instruction,
  reader: { day, timeZone, departmentId },
}: {
  instruction: InstructionLine;
  reader: { day: CalendarDate; timeZone: string; departmentId: string | null };
}) {
  const t = useTranslations("instructions");
  const locale = useLocale();
  const on = (at: Date) => formatDate(dayOf(at, timeZone), locale, "day");
  const { state, dueOn, isOverdue, addressees, closedAt, closedBy, closingWords } = instruction;
  const own = addressees.find((one) => one.departmentId === departmentId)?.answer ?? null;
  // That the reader's own answer is missing is said by the state and by the button.
  const told = addressees.filter((one) => one.answer !== null || one.departmentId !== departmentId);
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-1.5">
      <div className="min-w-0 flex-1 basis-72">
        <p className="break-words whitespace-pre-wrap">{instruction.words}</p>
        <p className="flex flex-wrap items-center gap-x-3 text-meta text-ink-3">
          <span>{instruction.givenPost ?? instruction.givenBy}</span>
          <span>{on(instruction.givenAt)}</span>
          {dueOn && state !== "closed" ? (
            <span className={isOverdue ? "font-strong text-ink" : undefined}>
              {isOverdue
                ? t("late", { date: dueOn, days: daysBetween(dueOn, day) })
                : t("dueOn", { date: dueOn })}
            </span>
          ) : null}
          <Tag tone={state === "open" ? "strong" : "plain"}>{t(`state.${state}`)}</Tag>
        </p>
        <ul>
          {told.map((one) => (
            <li key={one.departmentId} className="mt-1 border-l border-line-strong pl-3">
              <span className="text-meta text-ink-3">
                {one.department}{" "}
                {one.answeredAt && one.answeredBy
                  ? t("answeredBy", { name: one.answeredBy, date: on(one.answeredAt) })
                  : t("noAnswer")}
              </span>
              {one.answer ? (
                <span className="block break-words whitespace-pre-wrap text-ink-2">{one.answer}</span>
              ) : null}
            </li>
          ))}
        </ul>
        {closedAt && closedBy ? (
          <p className="mt-1 text-meta text-ink-3">
            {t("closedBy", { name: closedBy, date: on(closedAt) })}
            {closingWords ? t("closing", { words: closingWords }) : null}
          </p>
        ) : null}
      </div>
      {instruction.steps.length > 0 ? (
        <InstructionSteps
          instruction={{ id: instruction.id, words: instruction.words, steps: instruction.steps, own }}
        />
      ) : null}
    </div>
  );
}
