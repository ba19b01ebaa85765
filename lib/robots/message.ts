import { createTranslator } from "next-intl";
import type { CalendarDate } from "@/lib/calendar/date";
import { formatDate } from "@/lib/i18n/format";
import { defaultLocale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import type { RobotDigest } from "./schema";

/** More departments than this are counted: the services cut longer messages. */
const mostNamed = 20;

interface Place {
  workspace: string;
  url: string;
}

function words() {
  return createTranslator({
    locale: defaultLocale,
    messages: messages[defaultLocale],
    namespace: "notifications.robot",
  });
}

/** Who owes reports, as one message to the chat. */
export function digestMessage({ departments }: RobotDigest, day: CalendarDate, place: Place): string {
  const t = words();
  const reports = departments.reduce((sum, department) => sum + department.reports, 0);
  const lines = departments
    .slice(0, mostNamed)
    .map(({ name, reports: count, dueOn, late }) =>
      t(late ? "late" : "due", { name, count, due: formatDate(dueOn, defaultLocale) }),
    );
  const more = departments.length - lines.length;
  return [
    t("title", { workspace: place.workspace, day: formatDate(day, defaultLocale) }),
    t("opening", { departments: departments.length, count: reports }),
    ...lines,
    ...(more > 0 ? [t("more", { count: more })] : []),
    `${place.url}/`,
  ].join("\n");
}

/** What the test button sends. */
export function testMessage({ workspace, url }: Place): string {
  return `${words()("test", { workspace })}\n${url}/`;
}
