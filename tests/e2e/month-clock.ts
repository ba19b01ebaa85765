/**
 * What the clock does in one workspace on one day: the digests, and the mails that are due. A program of its own, as the
 * workers are beside a server; the day is an argument, so that a month passes in a minute.
 */
import { scopeOfCommand } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { sendDueMails } from "@/lib/mail/post";
import { sendDigests } from "@/lib/reminders/mutations";

const [workspaceId = "", day = ""] = process.argv.slice(2);
const morning = new Date(`${day}T01:00:00Z`);
const { smtp, url } = env();
const people = await sendDigests(scopeOfCommand(workspaceId), day, morning, smtp !== undefined);
const mails = smtp ? await sendDueMails(smtp, url, () => morning) : 0;
process.stdout.write(JSON.stringify({ people, mails }));
await database().$disconnect();
