import { useLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { WaitingExtensions } from "@/components/extensions/waiting-extensions";
import { WaitingInstructions } from "@/components/instructions/waiting-instructions";
import { WaitingProblems } from "@/components/problems/waiting-problems";
import { AnswerMany } from "@/components/reports/answer-many";
import { returnTemplates } from "@/components/reports/return-reasons";
import { TemplateEditor } from "@/components/reports/template-editor";
import { WaitingQueue } from "@/components/reports/waiting-queue";
import { SideItem } from "@/components/shell/side-item";
import { SideSection } from "@/components/shell/side-section";
import { TwoColumns } from "@/components/shell/two-columns";
import { Link } from "@/components/ui/link";
import { RoleMark } from "@/components/ui/role-mark";
import { Skeleton } from "@/components/ui/skeleton";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import type { Actor } from "@/lib/auth/types";
import type { CalendarDate } from "@/lib/calendar/date";
import type { SupervisorDesk } from "@/lib/desk/types";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { formatDateTime } from "@/lib/i18n/format";
import { RedList } from "./red-list";

/** What waits for review, what nobody has taken on, what is red, and what is half imported. */
export function SupervisorRoom({
  room,
  actor: { timeZone, departmentId },
  day,
}: {
  room: SupervisorDesk;
  actor: Actor;
  day: CalendarDate;
}) {
  return (
    <ClientMessages namespaces={["evidence", "reports"]}>
      <TwoColumns
        side={
          <Suspense
            fallback={
              <div className="px-gutter py-4">
                <Skeleton className="h-60 w-full" />
              </div>
            }
          >
            <WaitingExtensions waiting={room.extensions} kind="decide" />
            <WaitingProblems waiting={room.problems} day={day} timeZone={timeZone} />
            <WaitingInstructions
              waiting={room.instructions}
              reader={{ day, timeZone, departmentId }}
              kind="follow"
            />
            <DeclinedSection room={room} />
            <ImportSection room={room} />
            <RedSection room={room} />
          </Suspense>
        }
      >
        <Suspense fallback={<TableSkeleton rows={8} />}>
          <ReviewSection room={room} />
        </Suspense>
      </TwoColumns>
    </ClientMessages>
  );
}

async function ReviewSection({ room }: { room: SupervisorDesk }) {
  const [{ reports, total }, kept, templates, t] = await Promise.all([
    room.waiting,
    room.returnReasons,
    returnTemplates(room.returnReasons),
    getTranslations("desk.review"),
  ]);
  return (
    <section aria-labelledby="review">
      <header className="flex flex-wrap items-center gap-3 px-gutter pt-4 pb-3.5 max-md:px-4">
        <div>
          <h2 id="review" className="text-headline">
            {t("title", { count: total })}
          </h2>
          <p className="text-meta text-ink-3">
            {t("help")} <span className="max-md:hidden">{t("keys")}</span>
          </p>
        </div>
        <span className="ml-auto flex flex-wrap gap-2" data-print="hide">
          <TemplateEditor key={kept.join()} templates={templates} kept={kept} />
          <AnswerMany reports={reports} kind="review" />
        </span>
      </header>
      <WaitingQueue reports={reports} total={total} kind="review" templates={templates} />
    </section>
  );
}

async function DeclinedSection({ room }: { room: SupervisorDesk }) {
  const [items, t] = await Promise.all([room.declined, getTranslations("desk.declined")]);
  if (items.length === 0) return null;
  return (
    <SideSection title={t("title")} count={items.length}>
      <ul className="text-table">
        {items.map((item) => (
          <SideItem key={item.assignmentId}>
            <Link
              href={`/tasks/${item.task.id}#assignments`}
              className="font-strong text-ink no-underline hover:underline"
            >
              {item.task.number ? <span className="mr-2">{item.task.number}</span> : null}
              {item.task.name}
            </Link>
            <p className="flex flex-wrap items-center gap-x-2">
              <RoleMark role={item.role} />
              <span>{item.department}</span>
              <span className="text-meta text-ink-3">{item.declinedOn}</span>
            </p>
            <p className="text-ink-2">{item.reason}</p>
          </SideItem>
        ))}
      </ul>
    </SideSection>
  );
}

async function ImportSection({ room }: { room: SupervisorDesk }) {
  const [imports, t] = await Promise.all([room.imports, getTranslations("desk.imports")]);
  if (imports.length === 0) return null;
  return (
    <SideSection title={t("title")} count={imports.length}>
      <ul className="text-table">
        {imports.map((item) => (
          <li key={item.id} className="py-1">
            <Link href={`/imports/${item.id}`}>{item.title || item.fileName}</Link>
            <p className="text-meta text-ink-3">
              {t("progress", { checked: item.checked, tasks: item.tasks })} <When at={item.updatedAt} />
            </p>
          </li>
        ))}
      </ul>
    </SideSection>
  );
}

function When({ at }: { at: Date }) {
  return formatDateTime(at, useLocale());
}

async function RedSection({ room }: { room: SupervisorDesk }) {
  const [red, t] = await Promise.all([room.red, getTranslations("desk.red")]);
  return (
    <SideSection title={t("title")}>
      {red.length > 0 ? <RedList tasks={red} /> : <p className="text-table text-ink-2">{t("none")}</p>}
    </SideSection>
  );
}
