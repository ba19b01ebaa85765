import { z } from "zod";

/** An empty field means that no mail is wanted. */
export const addressInput = z.object({
  email: z.union([z.literal(""), z.email().max(200)]).transform((email) => (email === "" ? null : email)),
});
export type AddressInput = z.output<typeof addressInput>;
