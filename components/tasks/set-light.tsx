import { getLocale, getTranslations } from "next-intl/server";
import { Light } from "@/components/ui/light";
import { dayOf } from "@/lib/calendar/date";
import { formatDate } from "@/lib/i18n/format";
import type { TaskPage } from "@/lib/reports/types";
import type { LightOverride } from "@/lib/tasks/lights/types";
import { lightOfReason } from "@/lib/tasks/view";
import { LightOverrideButtons } from "./light-override";
import { useLightWords } from "./task-light";

/** Who set the light, why and until when, with what the rules say beside it; for supervisors the way to set it. */
export async function SetLight({
  page,
  override,
}: {
  page: TaskPage;
  override: Promise<LightOverride | null>;
}) {
  const set = await override;
  const { task, actor, day } = page;
  const isOpen = ["assigned", "in_progress", "completion_claimed"].includes(task.status);
  const maySet = actor.role === "supervisor" && task.plan.active && isOpen;
  if (!(set && isOpen) && !maySet) return null;
  return (
    <div className="-mt-2 flex flex-wrap items-start justify-between gap-x-4 gap-y-1 pb-3 text-table">
      <div className="min-w-0 flex-1">{set && isOpen ? <SetWords set={set} page={page} /> : null}</div>
      {maySet ? <LightOverrideButtons taskId={task.id} day={day} standingId={set?.id ?? null} /> : null}
    </div>
  );
}

async function SetWords({ set, page }: { set: LightOverride; page: TaskPage }) {
  const [t, terms, locale] = await Promise.all([
    getTranslations("tasks.override"),
    getTranslations("terms.light"),
    getLocale(),
  ]);
  const date = formatDate(dayOf(set.setAt, page.actor.timeZone), locale, "day");
  return (
    <>
      <p className="break-words">
        {t("says", {
          name: set.setBy,
          date,
          light: terms(set.light),
          until: set.endsOn,
          reason: set.reason,
        })}
      </p>
      <p className="flex flex-wrap items-center gap-x-2 text-ink-2">
        {t("computed")} <Computed set={set} page={page} />
      </p>
    </>
  );
}

function Computed({ set, page: { task } }: { set: LightOverride; page: TaskPage }) {
  const words = useLightWords();
  const figures = { ...task, reason: set.computedReason, light: lightOfReason(set.computedReason) };
  return <Light light={figures.light} reason={words(figures)} size="table" />;
}
