import { getLocale, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { StackedLights } from "@/components/charts/stacked-lights";
import { LeaderProblems } from "@/components/instructions/leader-problems";
import { WaitingInstructions } from "@/components/instructions/waiting-instructions";
import { TaskLight } from "@/components/tasks/task-light";
import { EmptyState } from "@/components/ui/empty-state";
import { Light } from "@/components/ui/light";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { Stat } from "@/components/ui/stat";
import { StatRow } from "@/components/ui/stat-row";
import type { Actor } from "@/lib/auth/types";
import type { CalendarDate } from "@/lib/calendar/date";
import type { LeaderDesk } from "@/lib/desk/types";
import { formatDate, formatDifference } from "@/lib/i18n/format";
import { RedList } from "./red-list";

/** How the work stands, what changed since last month, what is red, and the way into each plan. */
export function LeaderRoom({
  room,
  actor: { timeZone, departmentId },
  day,
}: {
  room: LeaderDesk;
  actor: Actor;
  day: CalendarDate;
}) {
  return (
    <div className="px-gutter pt-5 max-md:px-4">
      <Suspense fallback={<Skeleton className="h-24 w-full" />}>
        <Figures room={room} />
      </Suspense>
      <Suspense>
        <LeaderProblems
          waiting={room.problems}
          departments={room.departments}
          day={day}
          timeZone={timeZone}
        />
      </Suspense>
      <Suspense fallback={<Skeleton className="mt-6 h-40 w-full" />}>
        <Plans room={room} />
      </Suspense>
      <Suspense>
        <WaitingInstructions
          waiting={room.instructions}
          reader={{ day, timeZone, departmentId }}
          kind="own"
        />
      </Suspense>
      <div className="grid gap-x-10 lg:grid-cols-2">
        <Suspense fallback={<Skeleton className="mt-6 h-60 w-full" />}>
          <Red room={room} />
        </Suspense>
        <Suspense fallback={<Skeleton className="mt-6 h-60 w-full" />}>
          <Changes room={room} />
        </Suspense>
      </div>
    </div>
  );
}

async function Figures({ room }: { room: LeaderDesk }) {
  const [{ now, before }, t, locale] = await Promise.all([
    room.sums,
    getTranslations("desk.leader"),
    getLocale(),
  ]);
  const since = (value: number, old: number | undefined) =>
    old === undefined ? undefined : t("since", { difference: formatDifference(value - old, locale) });
  return (
    <div className="pb-6">
      <StatRow>
        <Stat
          size="medium"
          label={t("progress")}
          value={now.progress}
          unit="%"
          note={now.expected === null ? undefined : t("expected", { percent: now.expected })}
        />
        <Stat size="medium" label={t("red")} value={now.red} note={since(now.red, before?.red)} />
        <Stat size="medium" label={t("yellow")} value={now.yellow} note={since(now.yellow, before?.yellow)} />
        <Stat
          size="medium"
          label={t("overdue")}
          value={now.overdue}
          note={since(now.overdue, before?.overdue)}
        />
        <Stat size="medium" label={t("done")} value={now.done} note={t("ofTasks", { count: now.counting })} />
      </StatRow>
    </div>
  );
}

async function Plans({ room }: { room: LeaderDesk }) {
  const [plans, t] = await Promise.all([room.plans, getTranslations("desk.leader")]);
  if (plans.length === 0) return <EmptyState title={t("noPlans")}>{t("noPlansHelp")}</EmptyState>;
  return (
    <Section title={t("plans")}>
      <StackedLights
        rows={plans.map(({ plan, sums }) => ({
          key: plan.id,
          label: plan.title,
          href: `/plans/${plan.id}/dashboard`,
          counts: {
            red: sums?.red ?? 0,
            yellow: sums?.yellow ?? 0,
            green: sums?.green ?? 0,
            none: sums?.none ?? 0,
            done: sums?.done ?? 0,
          },
          progress: sums?.progress ?? 0,
          expected: sums?.expected ?? null,
        }))}
      />
    </Section>
  );
}

async function Red({ room }: { room: LeaderDesk }) {
  const [red, t] = await Promise.all([room.red, getTranslations("desk.red")]);
  return (
    <Section title={t("title")}>
      {red.length > 0 ? <RedList tasks={red} words /> : <p className="text-table text-ink-2">{t("none")}</p>}
    </Section>
  );
}

async function Changes({ room }: { room: LeaderDesk }) {
  const [all, t, locale] = await Promise.all([room.changes, getTranslations("desk.leader"), getLocale()]);
  const changes = all.slice(0, mostChanges);
  return (
    <Section
      title={t("changes")}
      note={t("changesNote", { date: formatDate(room.before, locale, "day"), count: all.length })}
    >
      {changes.length === 0 ? <p className="text-table text-ink-2">{t("noChanges")}</p> : null}
      <ul className="text-table">
        {changes.map((task) => (
          <li key={task.id} className="border-t border-line py-1.5 first:border-t-0 first:pt-0">
            <Link href={`/tasks/${task.id}`} className="font-strong text-ink no-underline hover:underline">
              {task.number ? <span className="mr-2 font-normal text-ink-3">{task.number}</span> : null}
              {task.name}
            </Link>
            <p className="flex flex-wrap items-center gap-x-1.5">
              <Light light={task.before} size="meta" />
              <span className="text-ink-3">→</span>
              <TaskLight figures={task} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const mostChanges = 12;
