import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import type { Transaction } from "@/lib/db/transaction";
import type { SpecialDay, WorkCalendar } from "./types";

/** All that the workspace's calendar says from a day on, in order: one statement. */
export function listSpecialDays(scope: Scope, from: CalendarDate): Promise<SpecialDay[]> {
  return database().$queryRaw<SpecialDay[]>`
    SELECT c.day::text AS day, c.is_working AS "isWorking", c.name
    FROM calendar_days c
    WHERE c.workspace_id = ${scope.workspaceId}::uuid AND c.day >= ${from}::date
    ORDER BY c.day`;
}

/** What the calendar says of the days around one: enough for every rule that counts in working days. */
export async function readCalendar(
  scope: Scope,
  around: CalendarDate,
  client: Pick<Transaction, "$queryRaw"> = database(),
): Promise<WorkCalendar> {
  const days = await client.$queryRaw<Pick<SpecialDay, "day" | "isWorking">[]>`
    SELECT c.day::text AS day, c.is_working AS "isWorking" FROM calendar_days c
    WHERE c.workspace_id = ${scope.workspaceId}::uuid AND c.day BETWEEN ${around}::date - 60 AND ${around}::date + 60`;
  return new Map(days.map(({ day, isWorking }) => [day, isWorking]));
}
