import { pageActor } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { findAddress } from "./data";
import type { MailAddress } from "./types";

/** For the account page; null where no mail goes out from here. */
export async function loadMailAddress(): Promise<MailAddress | null> {
  if (!env().smtp) return null;
  const actor = await pageActor();
  return { email: await findAddress(actor.userId) };
}
