import { getLocale, getTranslations } from "next-intl/server";
import { Light } from "@/components/ui/light";
import { dayOf } from "@/lib/calendar/date";
import { formatDate } from "@/lib/i18n/format";
import type { TaskPage } from "@/lib/reports/types";
import type { LightOverride } from "@/lib/tasks/lights/types";
import { lightOfReason } from "@/lib/tasks/view";
import { LightOverrideButtons } from "./light-override";
import { useLightWords } from "./task-light";

interface Setting {
  page: TaskPage;
  override: Promise<LightOverride | null>;
}

const isOpen = ({ task }: TaskPage) =>
  ["assigned", "in_progress", "completion_claimed"].includes(task.status);

/** Who set the light, why and until when, with what the rules say beside it. */
export async function SetLight({ page, override }: Setting) {
  const set = await override;
  if (!set || !isOpen(page)) return null;
  return (
    <div className="-mt-2 pb-3 text-table">
      <SetWords set={set} page={page} />
    </div>
  );
}

/** For supervisors, the way to set the light by hand, and to take that back. */
export async function SetLightButtons({ page, override }: Setting) {
  const { task, actor, day } = page;
  if (actor.role !== "supervisor" || !task.plan.active || !isOpen(page)) return null;
  const set = await override;
  return <LightOverrideButtons taskId={task.id} day={day} standingId={set?.id ?? null} />;
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
