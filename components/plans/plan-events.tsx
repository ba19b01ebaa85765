import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { formatDateTime } from "@/lib/i18n/format";
import type { PlanEvent } from "@/lib/plans/types";
import { departmentOf, reasonOf, statusOf } from "@/lib/plans/view";
import { taskStatuses } from "@/lib/tasks/types";

/** What happened to the plan, the newest first, in words. */
export function PlanEvents({ events }: { events: PlanEvent[] }) {
  const t = useTranslations("plans");
  const locale = useLocale();
  if (events.length === 0) return <p className="text-table text-ink-2">{t("events.none")}</p>;
  return (
    <ol className="text-table">
      {events.map((event) => {
        const reason = event.count === 1 ? reasonOf(event) : null;
        return (
          <li key={event.sequence} className="border-b border-line py-1.5 last:border-0">
            <span className="text-meta text-ink-3">{formatDateTime(event.at, locale)}</span>{" "}
            <span className="text-ink-2">{event.departmentName ?? event.actorName}</span>{" "}
            <EventWords event={event} />
            {event.taskId && event.taskName && event.count === 1 ? (
              <>
                {"　"}
                <Link href={`/tasks/${event.taskId}`} className="text-ink no-underline hover:underline">
                  {event.taskNumber ? `${event.taskNumber} ` : ""}
                  {event.taskName}
                </Link>
              </>
            ) : null}
            {reason ? (
              <span className="block truncate text-meta text-ink-3" title={reason}>
                {t("event.reason", { reason })}
              </span>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

function EventWords({ event }: { event: PlanEvent }) {
  const t = useTranslations("plans.event");
  const state = useTranslations("terms.taskStatus");
  const { count } = event;
  const isOne = count === 1;
  switch (event.kind) {
    case "plan.imported":
      return t("plan_imported");
    case "plan.handed_out":
      return t("plan_handed_out", { count: handedOut(event) });
    case "plan.archived":
      return t("plan_archived");
    case "plan.restored":
      return t("plan_restored");
    case "import.uploaded":
      return t("import_uploaded");
    case "import.discarded":
      return t("import_discarded");
    case "plan.revised":
      return t("plan_revised");
    case "plan.ledger_returned":
      return t("plan_ledger_returned");
    case "task.revised":
      return isOne ? t("task_revised") : t("revisedMany", { count });
    case "task.changed":
      return t("task_changed");
    case "task.status_changed": {
      const change = statusOf(event);
      const from = taskStatuses.find((status) => status === change?.from);
      const to = taskStatuses.find((status) => status === change?.to);
      return from && to ? t("task_status_changed", { from: state(from), to: state(to) }) : t("task_changed");
    }
    case "assignment.changed":
      return isOne ? t("assignment_changed") : t("assignmentsChanged", { count });
    case "assignment.acknowledged":
      return isOne ? t("assignment_acknowledged") : t("acknowledgedMany", { count });
    case "assignment.declined":
      return t("assignment_declined", { department: departmentOf(event) ?? event.departmentName ?? "" });
    case "report.submitted":
      return isOne ? t("report_submitted") : t("submittedMany", { count });
    case "report.signed_off":
      return isOne ? t("report_signed_off") : t("signedOffMany", { count });
    case "report.accepted":
      return isOne ? t("report_accepted") : t("acceptedMany", { count });
    case "report.returned":
      return isOne ? t("report_returned") : t("returnedMany", { count });
    default:
      return t("other");
  }
}

function handedOut(event: PlanEvent): number {
  const { data } = event;
  return typeof data === "object" && data !== null && "tasks" in data && typeof data.tasks === "number"
    ? data.tasks
    : event.count;
}
