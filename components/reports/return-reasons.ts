import { getTranslations } from "next-intl/server";

const ours = ["one", "two", "three", "four"] as const;

/** The reasons for returning to be offered: the workspace's own, else those of the product in the reader's language. */
export async function returnTemplates(kept: Promise<string[]>): Promise<string[]> {
  const [own, t] = await Promise.all([kept, getTranslations("reports.waiting.reasons")]);
  return own.length > 0 ? own : ours.map((key) => t(key));
}
