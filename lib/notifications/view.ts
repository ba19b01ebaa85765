import { dayOf } from "@/lib/calendar/date";
import type { NotificationLine, NotificationPage, NotificationRow } from "./types";

/** Where what a line tells of can be acted on. */
function hrefOf({ taskId, planId, kind }: NotificationRow): string {
  if (taskId) return `/tasks/${taskId}`;
  // What waits for somebody lies on their desk; what changed is seen in its plan.
  const onDesk = ["report_to_sign", "report_to_review", "assigned", "reports_owed", "urged"].includes(kind);
  return onDesk || !planId ? "/" : `/plans/${planId}/table`;
}

/** Lines under the days on which they came. */
export function byDay(rows: NotificationRow[], timeZone: string): NotificationPage["days"] {
  const days = new Map<string, NotificationLine[]>();
  for (const row of rows) {
    const day = dayOf(row.createdAt, timeZone);
    const lines = days.get(day) ?? [];
    lines.push({ ...row, href: hrefOf(row) });
    days.set(day, lines);
  }
  return [...days].map(([day, lines]) => ({ day, lines }));
}
