import { appendAudit } from "@/lib/audit/mutations";
import { authorOf } from "@/lib/auth/author";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { dayOf, toDatabaseDate } from "@/lib/calendar/date";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { moveDueDays } from "@/lib/periods/mutations";
import { inRanges, readCalendarLines } from "./rules";
import type { AddDaysInput, RemoveDaysInput } from "./schema";
import type { SpecialDay } from "./types";

/** More lines than this are named by their first ones. */
const mostNamed = 10;

export interface CalendarChange {
  days: number;
  /** Reporting periods whose due day has moved for it. */
  moved: number;
}

/** What the log says of days: "2026-10-01—2026-10-07 国庆节". */
function words(days: readonly SpecialDay[]): string {
  const named = inRanges(days).map(({ from, to, name }) => `${from === to ? from : `${from}—${to}`} ${name}`);
  return named.length > mostNamed ? `${named.slice(0, mostNamed).join("；")}…` : named.join("；");
}

/** Notes days off and days worked from pasted lines, all or none. Throws `calendarLines` with those not understood. */
export async function addDays(actor: Actor, input: AddDaysInput, now: Date): Promise<CalendarChange> {
  const { days, wrong } = readCalendarLines(input.text);
  if (wrong.length > 0) throw new AppError("calendarLines", { lines: wrong.slice(0, 5).join("、") });
  if (days.length === 0) throw new AppError("invalid");
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  return transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO calendar_days (workspace_id, day, is_working, name)
      SELECT ${workspaceId}::uuid, n.day::date, n."isWorking", n.name
      FROM jsonb_to_recordset(${JSON.stringify(days)}::jsonb) AS n(day text, "isWorking" boolean, name text)
      ORDER BY 2
      ON CONFLICT (workspace_id, day) DO UPDATE SET is_working = excluded.is_working, name = excluded.name`;
    const moved = await moveDueDays(tx, scope, dayOf(now, actor.timeZone));
    await appendAudit(tx, scope, authorOf(actor), now, [
      {
        kind: "calendar.added",
        subjectId: workspaceId,
        data: { days: words(days), count: days.length },
      },
    ]);
    return { days: days.length, moved };
  });
}

/** Takes days out of the calendar again: from then on their weekday decides. */
export async function removeDays(actor: Actor, input: RemoveDaysInput, now: Date): Promise<CalendarChange> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const where = { workspaceId, day: { gte: toDatabaseDate(input.from), lte: toDatabaseDate(input.to) } };
  return transaction(async (tx) => {
    const gone = await tx.$queryRaw<SpecialDay[]>`
      SELECT c.day::text AS day, c.is_working AS "isWorking", c.name FROM calendar_days c
      WHERE c.workspace_id = ${workspaceId}::uuid AND c.day BETWEEN ${input.from}::date AND ${input.to}::date
      ORDER BY c.day FOR UPDATE`;
    if (gone.length === 0) throw new AppError("notFound");
    await tx.calendarDay.deleteMany({ where });
    const moved = await moveDueDays(tx, scope, dayOf(now, actor.timeZone));
    await appendAudit(tx, scope, authorOf(actor), now, [
      {
        kind: "calendar.removed",
        subjectId: workspaceId,
        data: { days: words(gone), count: gone.length },
      },
    ]);
    return { days: gone.length, moved };
  });
}
