/** Prints the one-time link with which the first administrator is created; nothing where somebody is there already. */
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { createSetupToken } from "@/lib/people/mutations";

const token = await createSetupToken(new Date());
if (token) console.log(`${env().url}/setup?token=${token}`);
await database().$disconnect();
