import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { defaultLocale, isLocale, localeCookie, timeZone } from "./locales";
import { messages } from "./messages";

// The address of a page is the same in every language, so that a link can be passed on:
// the language comes from the reader's cookie alone.
export default getRequestConfig(async () => {
  const wanted = (await cookies()).get(localeCookie)?.value;
  const locale = isLocale(wanted) ? wanted : defaultLocale;
  return { locale, messages: messages[locale], timeZone };
});
