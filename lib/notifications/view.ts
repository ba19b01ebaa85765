import { dayOf } from "@/lib/calendar/date";
import { formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { NotificationData } from "./schema";
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

interface Owed {
  reports: number;
  steps: number;
}

export function owedInAll(plans: NotificationData["plans"] = []): Owed {
  return {
    reports: plans.reduce((sum, { count }) => sum + count, 0),
    steps: plans.reduce((sum, { steps }) => sum + steps, 0),
  };
}

/** "3 份填报、1 个节点": what is owed, without what is not; `say` knows the words of `notifications.owed`. */
export function owedWords(
  say: (key: keyof Owed, values: { count: number }) => string,
  owed: Owed,
  locale: Locale,
): string {
  const kinds = (["reports", "steps"] as const).filter((key) => owed[key] > 0);
  return formatList(
    kinds.map((key) => say(key, { count: owed[key] })),
    locale,
  );
}
