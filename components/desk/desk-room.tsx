import { useLocale, useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";
import type { Desk } from "@/lib/desk/types";
import { formatDate, formatWeekday } from "@/lib/i18n/format";
import { AdministratorRoom } from "./administrator-room";
import { DepartmentRoom } from "./department-room";
import { LeaderRoom } from "./leader-room";
import { SupervisorRoom } from "./supervisor-room";

/** The desk of whoever is signed in: what waits for them today. */
export function DeskRoom({ desk }: { desk: Desk }) {
  const { actor, day, room } = desk;
  const t = useTranslations("desk");
  const locale = useLocale();
  return (
    <>
      <PageHeader
        title={t("title")}
        meta={
          <span className="inline-flex flex-wrap gap-x-3">
            <span>{actor.departmentName ?? actor.post ?? actor.workspaceName}</span>
            <span>{formatDate(day, locale)}</span>
            <span>{formatWeekday(day, locale)}</span>
          </span>
        }
      />
      {room.kind === "department" ? (
        <DepartmentRoom room={room} actor={actor} day={day} />
      ) : room.kind === "supervisor" ? (
        <SupervisorRoom room={room} actor={actor} day={day} />
      ) : room.kind === "leader" ? (
        <LeaderRoom room={room} actor={actor} day={day} />
      ) : (
        <AdministratorRoom room={room} />
      )}
    </>
  );
}
