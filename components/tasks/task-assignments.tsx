import { getLocale, getTranslations } from "next-intl/server";
import { Light } from "@/components/ui/light";
import { RoleMark } from "@/components/ui/role-mark";
import { Tag } from "@/components/ui/tag";
import { dayOf } from "@/lib/calendar/date";
import { formatDate } from "@/lib/i18n/format";
import type { AssignmentDetail, TaskPage } from "@/lib/reports/types";
import { isReportMissing, mayAnswer, ownLight } from "@/lib/reports/view";
import { AcknowledgeButtons } from "./acknowledge-buttons";
import { AssignDialog } from "./assign-dialog";
import { TaskPart } from "./task-part";
import { UrgePart } from "./urge-part";

/** 分工: each department with its own light, its figure, and where its report for the open period stands. */
export async function TaskAssignments({ page }: { page: TaskPage }) {
  const { task, actor } = page;
  const [{ assignments }, departments, t] = await Promise.all([
    page.parts,
    page.departments,
    getTranslations("tasks.assignments"),
  ]);
  const declined = assignments.some(({ declinedAt }) => declinedAt !== null);
  return (
    <TaskPart
      id="assignments"
      title={t("title")}
      action={
        departments.length > 0 && task.plan.active ? (
          <span data-print="hide" className="flex md:flex-col md:items-start">
            <AssignDialog
              taskId={task.id}
              version={task.version}
              departments={departments}
              needsReason={task.status !== "draft"}
              current={assignments.map(({ departmentId, role }) => ({ departmentId, role }))}
            />
            <UrgePart task={task} assignments={assignments} />
          </span>
        ) : null
      }
    >
      {assignments.length === 0 ? <p className="text-table text-ink-2">{t("none")}</p> : null}
      {declined ? <p className="mb-1 text-table font-strong">{t("declinedNote")}</p> : null}
      <ul className="text-table md:grid md:grid-cols-[max-content_minmax(120px,1fr)_max-content_max-content_minmax(64px,max-content)_minmax(64px,max-content)] md:gap-x-4">
        {assignments.map((assignment) => (
          <li
            key={assignment.id}
            className="flex flex-wrap items-center gap-x-4 py-[3px] leading-[22px] max-md:border-t max-md:border-line max-md:py-2 max-md:first:border-t-0 md:col-span-full md:grid md:grid-cols-subgrid"
          >
            <RoleMark role={assignment.role} size="table" />
            <span className="min-w-0 font-strong max-md:flex-1">{assignment.department}</span>
            <OwnLight assignment={assignment} page={page} />
            <span className="md:text-right">{assignment.percent}%</span>
            <ReportStanding assignment={assignment} page={page} />
            <Answer assignment={assignment} page={page} />
            {mayAnswer(actor, task, assignment) ? (
              <span className="col-span-full" data-print="hide">
                <AcknowledgeButtons assignmentId={assignment.id} name={task.name} />
              </span>
            ) : null}
            {assignment.declineReason && assignment.declinedAt ? (
              <span className="col-span-full basis-full text-ink-2">
                {t("declinedFor", { reason: assignment.declineReason })}
              </span>
            ) : null}
            {assignment.claimStatement && assignment.claimedAt ? (
              <span className="col-span-full basis-full text-ink-2">
                {t("claimed", { statement: assignment.claimStatement })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </TaskPart>
  );
}

async function OwnLight({ assignment, page }: { assignment: AssignmentDetail; page: TaskPage }) {
  const t = await getTranslations("terms.lightReason");
  const { light, reason } = ownLight(page.task, assignment);
  return <Light light={light} reason={reason ? t(reason) : undefined} />;
}

async function ReportStanding({ assignment, page }: { assignment: AssignmentDetail; page: TaskPage }) {
  const [t, locale] = await Promise.all([getTranslations("terms.reportStatus"), getLocale()]);
  const { report } = assignment;
  if (report) {
    const date = formatDate(dayOf(report.at, page.actor.timeZone), locale, "tick");
    return report.status === "draft" ? (
      <span className="text-ink-2">{t("draft")}</span>
    ) : (
      <span>
        <span className="text-ink-3">{date}</span> {t(report.status)}
      </span>
    );
  }
  return isReportMissing(page.task, assignment) ? <b>{t("missing")}</b> : <span className="max-md:hidden" />;
}

async function Answer({ assignment, page }: { assignment: AssignmentDetail; page: TaskPage }) {
  const [t, locale] = await Promise.all([getTranslations("terms.assignmentState"), getLocale()]);
  const { acknowledgedAt, declinedAt, isCollective } = assignment;
  if (isCollective) return <span className="max-md:hidden" />;
  if (declinedAt) return <Tag tone="strong">{t("declined")}</Tag>;
  if (acknowledgedAt) {
    return (
      <span className="text-meta text-ink-3">
        {t("acknowledged")} {formatDate(dayOf(acknowledgedAt, page.actor.timeZone), locale, "compact")}
      </span>
    );
  }
  return page.task.status === "draft" ? <span /> : <span className="text-ink-2">{t("pending")}</span>;
}
