import { toDatabaseDate } from "@/lib/calendar/date";
import type { Transaction } from "@/lib/db/transaction";
import { readCalendarLines } from "@/lib/holidays/rules";

/** Days off of the fixed holidays of a year, as an office pastes them from the year's notice. */
function notice(year: number): string {
  return [
    `${year}-01-01 元旦`,
    `${year}-05-01 ${year}-05-05 劳动节`,
    `${year}-10-01 ${year}-10-07 国庆节`,
    `${year}-10-10 上班 国庆节调休`,
  ].join("\n");
}

/** The calendar of the demo: last year, this one and the next. */
export async function writeCalendar(tx: Transaction, workspaceId: string, year: number): Promise<void> {
  const { days } = readCalendarLines([year - 1, year, year + 1].map(notice).join("\n"));
  await tx.calendarDay.createMany({
    data: days.map(({ day, isWorking, name }) => ({
      workspaceId,
      day: toDatabaseDate(day),
      isWorking,
      name,
    })),
  });
}
