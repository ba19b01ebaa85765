import { useTranslations } from "next-intl";
import { lagWords } from "./lag-words";

/** 慢 6 点, 快 3 点, 持平; a dash where nothing is expected. Positive = behind. */
export function LagText({ lag }: { lag: number | null }) {
  const t = useTranslations("terms.lag");
  if (lag === null) return "—";
  const { key, points } = lagWords(lag);
  return t(key, { points });
}
