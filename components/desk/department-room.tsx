import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { WaitingExtensions } from "@/components/extensions/waiting-extensions";
import { WaitingInstructions } from "@/components/instructions/waiting-instructions";
import { AskedSteps } from "@/components/milestones/asked-steps";
import { WaitingProblems } from "@/components/problems/waiting-problems";
import { AnswerMany } from "@/components/reports/answer-many";
import { OwedList } from "@/components/reports/owed-list";
import { returnTemplates } from "@/components/reports/return-reasons";
import { WaitingQueue } from "@/components/reports/waiting-queue";
import { SideSection } from "@/components/shell/side-section";
import { TwoColumns } from "@/components/shell/two-columns";
import { TaskLight } from "@/components/tasks/task-light";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import type { Actor } from "@/lib/auth/types";
import { type CalendarDate, daysBetween } from "@/lib/calendar/date";
import type { DepartmentDesk } from "@/lib/desk/types";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { formatDate, formatMonth } from "@/lib/i18n/format";
import { AcknowledgeList } from "./acknowledge-list";

/** What a department owes and what waits for it; for its head also what waits for a signature. */
export function DepartmentRoom({
  room,
  actor,
  day,
}: {
  room: DepartmentDesk;
  actor: Actor;
  day: CalendarDate;
}) {
  const { userId, timeZone, departmentId } = actor;
  return (
    <ClientMessages namespaces={["evidence", "reports", "desk"]}>
      <TwoColumns
        side={
          <>
            <Suspense>
              <WaitingProblems waiting={room.problems} day={day} timeZone={timeZone} />
            </Suspense>
            <Suspense>
              <WaitingExtensions waiting={room.extensions} kind="sign" />
            </Suspense>
            <Suspense fallback={<SideWaiting />}>
              <ToAcknowledgeSection room={room} />
            </Suspense>
            <Suspense>
              <AskedSteps waiting={room.askedSteps} day={day} />
            </Suspense>
            <Suspense fallback={<SideWaiting />}>
              <DeadlineSection room={room} day={day} />
            </Suspense>
            <Suspense fallback={<SideWaiting />}>
              <SignOffSection room={room} />
            </Suspense>
          </>
        }
      >
        <Suspense>
          <WaitingInstructions
            waiting={room.instructions}
            reader={{ day, timeZone, departmentId }}
            kind="answer"
          />
        </Suspense>
        {room.signatures ? (
          <Suspense fallback={<TableSkeleton rows={3} />}>
            <SignatureSection waiting={room.signatures} returnReasons={room.returnReasons} />
          </Suspense>
        ) : null}
        <Suspense fallback={<TableSkeleton rows={10} />}>
          <OwedSection room={room} userId={userId} />
        </Suspense>
      </TwoColumns>
    </ClientMessages>
  );
}

function SideWaiting() {
  return (
    <div className="px-gutter py-4">
      <Skeleton className="h-24 w-full" />
    </div>
  );
}

async function OwedSection({ room, userId }: { room: DepartmentDesk; userId: string }) {
  const [{ entries, daysLeft }, signatures, t] = await Promise.all([
    room.owed,
    room.signatures,
    getTranslations("desk.owed"),
  ]);
  // Where signatures wait above, the page's own keys are theirs.
  const pageKeys = !signatures || signatures.total === 0;
  if (entries.length > 0) {
    return <OwedList entries={entries} userId={userId} daysLeft={daysLeft} pageKeys={pageKeys} />;
  }
  return <EmptyState title={t("none")}>{t("noneHelp")}</EmptyState>;
}

async function SignatureSection({
  waiting,
  returnReasons,
}: {
  waiting: NonNullable<DepartmentDesk["signatures"]>;
  returnReasons: DepartmentDesk["returnReasons"];
}) {
  const [{ reports, total }, templates] = await Promise.all([waiting, returnTemplates(returnReasons)]);
  const t = await getTranslations("desk");
  if (total === 0) return null;
  return (
    <section aria-labelledby="signatures" className="border-b border-line-strong">
      <header className="flex flex-wrap items-center gap-3 px-gutter pt-4 pb-3.5 max-md:px-4">
        <h2 id="signatures" className="text-headline">
          {t("signatures", { count: total })}
        </h2>
        <span className="ml-auto" data-print="hide">
          <AnswerMany reports={reports} kind="sign_off" />
        </span>
      </header>
      <WaitingQueue reports={reports} total={total} kind="sign_off" templates={templates} />
    </section>
  );
}

async function ToAcknowledgeSection({ room }: { room: DepartmentDesk }) {
  const items = await room.toAcknowledge;
  const t = await getTranslations("desk.acknowledge");
  return (
    <SideSection title={t("title")} count={items.length}>
      {items.length > 0 ? (
        <AcknowledgeList items={items} />
      ) : (
        <p className="text-table text-ink-2">{t("none")}</p>
      )}
    </SideSection>
  );
}

async function DeadlineSection({ room, day }: { room: DepartmentDesk; day: CalendarDate }) {
  const [deadlines, owed, t] = await Promise.all([
    room.deadlines,
    room.owed,
    getTranslations("desk.deadlines"),
  ]);
  const period = owed.entries.find(({ dueOn }) => dueOn >= day);
  return (
    <SideSection title={t("title")}>
      {deadlines.length === 0 && !period ? <p className="text-table text-ink-2">{t("none")}</p> : null}
      <ul className="text-table">
        {period ? (
          <li className="flex py-[5px]">
            <DayLeft date={period.dueOn} day={day} />
            <PeriodDue startsOn={period.startsOn} />
          </li>
        ) : null}
        {deadlines.map(({ task }) => (
          <li key={task.id} className="flex py-[5px]">
            <DayLeft date={task.deadline ?? day} day={day} />
            <div className="min-w-0">
              <Link href={`/tasks/${task.id}`} className="text-ink no-underline hover:underline">
                {task.number ? <span className="mr-2 text-ink-3">{task.number}</span> : null}
                {task.name}
              </Link>
              <div>
                <TaskLight figures={task} />
              </div>
            </div>
          </li>
        ))}
      </ul>
    </SideSection>
  );
}

function DayLeft({ date, day }: { date: CalendarDate; day: CalendarDate }) {
  const t = useTranslations("common.days");
  const locale = useLocale();
  const left = daysBetween(day, date);
  return (
    <span className="w-21 shrink-0 text-ink-2">
      {date.slice(0, 4) === day.slice(0, 4) ? formatDate(date, locale, "tick") : date}
      <span className="block text-meta leading-4 text-ink-3">
        {left === 0 ? t("today") : t("count", { count: left })}
      </span>
    </span>
  );
}

function PeriodDue({ startsOn }: { startsOn: CalendarDate }) {
  const t = useTranslations("desk.deadlines");
  const locale = useLocale();
  return <span>{t("period", { month: formatMonth(startsOn.slice(0, 7), locale, "short") })}</span>;
}

async function SignOffSection({ room }: { room: DepartmentDesk }) {
  const record = await room.signOff;
  if (!record) return null;
  const [t, locale] = await Promise.all([getTranslations("desk.signOff"), getLocale()]);
  const month = formatMonth(record.month, locale, "short");
  return (
    <SideSection title={t("title")}>
      <p className="text-table text-ink-2">
        {t("how")}{" "}
        {record.signed === record.submitted
          ? t("all", { month, count: record.signed })
          : t("some", { month, signed: record.signed, count: record.submitted })}
        {record.meanDays === null ? null : t("mean", { days: record.meanDays })}
      </p>
    </SideSection>
  );
}
