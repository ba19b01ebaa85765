export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "zh-CN";
export const localeCookie = "luoshi-locale";

/** All dates are the government's dates, wherever the reader sits. */
export const timeZone = "Asia/Shanghai";

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}
