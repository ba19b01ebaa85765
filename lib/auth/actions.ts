"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { currentActor, sessionCookie } from "./session";
import { endSession } from "./sign-in";

/** Ends the session on the server and forgets it in the browser. */
export async function signOut(): Promise<void> {
  const actor = await currentActor();
  if (actor) await endSession(actor.sessionId, new Date());
  (await cookies()).delete(sessionCookie());
  redirect("/sign-in");
}
