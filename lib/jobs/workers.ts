import PgBoss from "pg-boss";
import { z } from "zod";
import { scopeOfCommand } from "@/lib/auth/scope";
import { inTurn } from "@/lib/db/turn";
import type { SmtpSettings } from "@/lib/env";
import { resumeReadings } from "@/lib/imports/stages/reading";
import { sendDueMails } from "@/lib/mail/post";
import { listClosedPeriods, openMilestonePeriods } from "@/lib/periods/mutations";
import { listDueRuns } from "@/lib/reminders/data";
import { sendDigests } from "@/lib/reminders/mutations";
import { sendDuePosts } from "@/lib/robots/post";
import { forgetOld, removeDiscarded } from "./retention";

/** Looks whether anything is due; made by the clock, once over all servers. */
const lookQueue = "reminders-look";
/** The digests of one workspace and day, tried again when it fails. */
const digestQueue = "reminders-digest";

/** Mail that is due; looked for each minute, and at once after digests. */
const mailQueue = "mail-send";

/** Messages to the robots of group chats, as mail. */
const robotQueue = "robots-post";

/** What is old is forgotten at night. */
const forgetQueue = "messages-forget";

/** Documents whose reading a server that ended left undone. */
const readQueue = "imports-read";

const digestJob = z.object({ workspaceId: z.uuid(), day: z.string() });

export interface Workers {
  stop(): Promise<void>;
}

interface Settings {
  url: string;
  /** Where mail goes out, and the address that its links lead to; undefined: none is written. */
  mail?: { smtp: SmtpSettings; url: string };
  /** The address that messages to robots lead to, and the hosts that they reach beside public ones. */
  robots?: { url: string; robotHosts: readonly string[] };
  /** Days for which messages are kept where a workspace has not said; undefined: nothing old is removed. */
  keepDays?: number;
  /** Told of what went wrong; the work itself is tried again. */
  warn: (message: string, error: unknown) => void;
  clock?: () => Date;
  pollSeconds?: number;
}

/**
 * Opens the queues in the database, in a schema of their own that is made here, and works on them. Every server
 * process does; the database gives each job to one of them. What fell due while no server ran is looked for at once.
 */
export async function startWorkers(settings: Settings): Promise<Workers> {
  const { url, mail, robots, keepDays, warn, clock = () => new Date(), pollSeconds = 10 } = settings;
  const boss = new PgBoss({
    connectionString: url,
    schema: "pgboss",
    max: 3,
    application_name: "luoshi-jobs",
  });
  boss.on("error", (error) => warn("jobs: the queue reports a fault and goes on", error));
  try {
    // Servers that begin together would lock each other out while they make the same tables.
    await inTurn(url, "luoshi-jobs", () => openQueues(boss));
    const polling = { pollingIntervalSeconds: pollSeconds };
    await boss.work(lookQueue, polling, async () => {
      await openMilestonePeriods(clock());
      await listClosedPeriods(clock());
      for (const run of await listDueRuns(clock())) {
        await boss.send(digestQueue, run, {
          singletonKey: `${run.workspaceId}:${run.day}`,
          singletonSeconds: 60,
        });
      }
    });
    await boss.work(digestQueue, polling, async (jobs: PgBoss.Job[]) => {
      for (const { data } of jobs) {
        const { workspaceId, day } = digestJob.parse(data);
        await sendDigests(scopeOfCommand(workspaceId), day, clock(), mail !== undefined);
      }
      if (mail) await boss.send(mailQueue, {});
      if (robots) await boss.send(robotQueue, {});
    });
    if (robots) {
      await boss.work(robotQueue, polling, async () => {
        await sendDuePosts(robots, clock);
      });
      await boss.schedule(robotQueue, "* * * * *");
    }
    if (keepDays !== undefined) {
      await boss.work(forgetQueue, polling, async () => {
        await forgetOld(clock(), keepDays);
        await removeDiscarded(clock());
      });
      await boss.schedule(forgetQueue, "17 3 * * *");
    }
    if (mail) {
      await boss.work(mailQueue, polling, async () => {
        await sendDueMails(mail.smtp, mail.url, clock);
      });
      await boss.schedule(mailQueue, "* * * * *");
    }
    await boss.work(readQueue, polling, () => resumeReadings(clock));
    await boss.schedule(readQueue, "* * * * *");
    await boss.send(readQueue, {});
    await boss.schedule(lookQueue, "*/5 * * * *");
    await boss.send(lookQueue, {});
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw error;
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5000, wait: true }) };
}

async function openQueues(boss: PgBoss): Promise<void> {
  await boss.start();
  await boss.createQueue(lookQueue, { name: lookQueue, policy: "short", retryLimit: 0 });
  await boss.createQueue(digestQueue, {
    name: digestQueue,
    policy: "standard",
    retryLimit: 8,
    retryDelay: 30,
    retryBackoff: true,
    expireInSeconds: 300,
  });
  await boss.createQueue(readQueue, { name: readQueue, policy: "short", retryLimit: 0 });
  await boss.createQueue(robotQueue, { name: robotQueue, policy: "short", retryLimit: 0 });
  await boss.createQueue(forgetQueue, { name: forgetQueue, policy: "short", retryLimit: 2 });
  await boss.createQueue(mailQueue, { name: mailQueue, policy: "short", retryLimit: 0 });
}

const firstPauseMs = 5_000;
const longestPauseMs = 300_000;

/** For the server: begins once the database lets it, and never keeps the server from serving. */
export async function keepWorking(settings: Settings): Promise<void> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      await startWorkers(settings);
      return;
    } catch (error) {
      settings.warn(`jobs: reminders do not run yet, trying again in ${pauseMs / 1000} s`, error);
      await new Promise((resolve) => setTimeout(resolve, pauseMs).unref());
    }
  }
}
