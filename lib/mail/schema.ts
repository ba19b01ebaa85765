import { z } from "zod";
import { defaultLocale, locales } from "@/lib/i18n/locales";

/** An empty field means that no mail is wanted. */
export const addressInput = z.object({
  /** In which the mail is written. */
  locale: z.enum(locales).default(defaultLocale),
  email: z.union([z.literal(""), z.email().max(200)]).transform((email) => (email === "" ? null : email)),
});
export type AddressInput = z.output<typeof addressInput>;
