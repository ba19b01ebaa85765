import { createTranslator } from "next-intl";
import { formatDate } from "@/lib/i18n/format";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { owedInAll, owedWords } from "@/lib/notifications/view";
import type { DueMail, Letter } from "./types";

function escaped(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** The digest as a letter in its reader's language: plain text, and the same as simple HTML. */
export function digestLetter(mail: DueMail, url: string): Letter {
  const locale = isLocale(mail.locale) ? mail.locale : defaultLocale;
  const t = createTranslator({ locale, messages: messages[locale], namespace: "notifications.mail" });
  const owed = createTranslator({ locale, messages: messages[locale], namespace: "notifications.owed" });
  const { data, name, workspace } = mail;
  const what = owedWords(owed, owedInAll(data.plans), locale);
  const due = data.dueOn ? formatDate(data.dueOn, locale) : "";
  const opening = t("opening", { what });
  const plans = (data.plans ?? []).map(({ title, count, steps, dueOn }) =>
    t("plan", {
      title,
      what: owedWords(owed, { reports: count, steps }, locale),
      due: formatDate(dueOn, locale),
    }),
  );
  const words = [t("greeting", { name }), opening];
  const end = [t("sign", { workspace }), t("why")];
  return {
    subject: t(data.late ? "subjectLate" : "subject", { what, due }),
    text: [...words, plans.map((plan) => `- ${plan}`).join("\n"), `${t("go")}\n${url}/`, ...end].join("\n\n"),
    html: [
      `<html lang="${locale}"><body>`,
      ...words.map((line) => `<p>${escaped(line)}</p>`),
      `<ul>${plans.map((plan) => `<li>${escaped(plan)}</li>`).join("")}</ul>`,
      `<p><a href="${escaped(url)}/">${escaped(t("go"))}</a></p>`,
      ...end.map((line) => `<p>${escaped(line)}</p>`),
      "</body></html>",
    ].join("\n"),
  };
}
