"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { action } from "./action";
import * as memberships from "./memberships";
import { currentActor, sessionCookie } from "./session";
import { endSession } from "./sign-in";

/** Ends the session on the server and forgets it in the browser. */
export async function signOut(): Promise<void> {
  const actor = await currentActor();
  if (actor) await endSession(actor.sessionId, new Date());
  (await cookies()).delete(sessionCookie());
  redirect("/sign-in");
}

/** Acts in another of the reader's posts. */
export const switchMembership = action({
  name: "session.switch",
  input: memberships.switchInput,
  allow: () => true,
  run: memberships.switchMembership,
});
