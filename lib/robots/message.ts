import { createTranslator } from "next-intl";
import type { CalendarDate } from "@/lib/calendar/date";
import { formatDate } from "@/lib/i18n/format";
import { defaultLocale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { owedWords } from "@/lib/notifications/view";
import type { RobotDigest } from "./schema";

/** More departments than this are counted: the services cut longer messages. */
const mostNamed = 20;

interface Place {
  workspace: string;
  url: string;
}

const spoken = { locale: defaultLocale, messages: messages[defaultLocale] } as const;

function words() {
  return createTranslator({ ...spoken, namespace: "notifications.robot" });
}

/** Who owes what, as one message to the chat. */
export function digestMessage({ departments }: RobotDigest, day: CalendarDate, place: Place): string {
  const t = words();
  const owed = createTranslator({ ...spoken, namespace: "notifications.owed" });
  const what = (of: RobotDigest["departments"]) =>
    owedWords(
      owed,
      {
        reports: of.reduce((sum, { reports }) => sum + reports, 0),
        steps: of.reduce((sum, { steps }) => sum + steps, 0),
      },
      defaultLocale,
    );
  const lines = departments.slice(0, mostNamed).map((one) =>
    t(one.late ? "late" : "due", {
      name: one.name,
      what: what([one]),
      due: formatDate(one.dueOn, defaultLocale),
    }),
  );
  const more = departments.length - lines.length;
  return [
    t("title", { workspace: place.workspace, day: formatDate(day, defaultLocale) }),
    t("opening", { departments: departments.length, what: what(departments) }),
    ...lines,
    ...(more > 0 ? [t("more", { count: more })] : []),
    `${place.url}/`,
  ].join("\n");
}

/** What the test button sends. */
export function testMessage({ workspace, url }: Place): string {
  return `${words()("test", { workspace })}\n${url}/`;
}
