import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { dayOf } from "@/lib/calendar/date";
import { formatDate } from "@/lib/i18n/format";
import type { TaskPage } from "@/lib/reports/types";
import type { TaskLinks as Links } from "@/lib/tasks/links/types";
import { LinkButton, UnlinkButton } from "./link-buttons";
import { TaskPart } from "./task-part";

/** 相联: the task of another plan that one report serves too; for supervisors, tasks that might be. Nothing where there is nothing. */
export async function TaskLinks({ page, links }: { page: TaskPage; links: Promise<Links> }) {
  const [{ link, suggestions }, t, locale] = await Promise.all([
    links,
    getTranslations("tasks.links"),
    getLocale(),
  ]);
  if (!link && suggestions.length === 0) return null;
  const { actor, task } = page;
  return (
    <TaskPart id="links" title={t("title")}>
      {link ? (
        <div className="text-table">
          <p>
            <OtherTask other={link} />
          </p>
          <p className="text-ink-2">{t("together", { department: link.department })}</p>
          <p className="break-words text-ink-2">
            {t("linkedBy", {
              name: link.linkedBy,
              date: formatDate(dayOf(link.linkedAt, actor.timeZone), locale, "day"),
              reason: link.reason,
            })}
          </p>
          {actor.role === "supervisor" && task.plan.active ? (
            <div className="mt-1.5" data-print="hide">
              <UnlinkButton linkId={link.linkId} name={link.name} />
            </div>
          ) : null}
        </div>
      ) : (
        <div className="text-table" data-print="hide">
          <p className="text-ink-2">{t("suggested")}</p>
          <ul>
            {suggestions.map((other) => (
              <li key={other.taskId} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
                <OtherTask other={other} />
                <span className="text-meta text-ink-3">{other.department}</span>
                <span className="ml-auto">
                  <LinkButton taskId={task.id} otherId={other.taskId} name={other.name} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </TaskPart>
  );
}

async function OtherTask({
  other,
}: {
  other: { taskId: string; number: string | null; name: string; planTitle: string };
}) {
  const t = await getTranslations("tasks");
  return (
    <span>
      <Link href={`/tasks/${other.taskId}`} className="font-strong text-ink no-underline hover:underline">
        {other.number ? <span className="mr-1.5 font-normal text-ink-3">{other.number}</span> : null}
        {other.name}
      </Link>{" "}
      <span className="text-ink-2">{t("planTitle", { title: other.planTitle })}</span>
    </span>
  );
}
