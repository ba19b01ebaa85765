import { database } from "@/lib/db/client";

/** Rows that go in one statement: the tables stay free for others in between. */
const mostAtOnce = 5_000;
/** What has not been read is kept twice as long. */
const unreadTimes = 2;

/**
 * Forgets messages, mails and posts that are older than so many days. What waits to be sent stays, and so does what was
 * done: the log is not touched. Gives the number of rows.
 */
export async function forgetOld(now: Date, keepDays: number): Promise<number> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const limit = daysAgo(keepDays);
  const unreadLimit = daysAgo(keepDays * unreadTimes);
  const forget = [
    () => database().$executeRaw`
      DELETE FROM notifications WHERE id IN (
        SELECT n.id FROM notifications n
        WHERE n.created_at < ${unreadLimit} OR (n.created_at < ${limit} AND n.read_at IS NOT NULL)
        LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED)`,
    () => database().$executeRaw`
      DELETE FROM mails WHERE id IN (
        SELECT m.id FROM mails m
        WHERE m.created_at < ${limit} AND (m.sent_at IS NOT NULL OR m.failed_at IS NOT NULL)
        LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED)`,
    () => database().$executeRaw`
      DELETE FROM robot_posts WHERE id IN (
        SELECT p.id FROM robot_posts p
        WHERE p.created_at < ${limit} AND (p.sent_at IS NOT NULL OR p.failed_at IS NOT NULL)
        LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED)`,
  ];
  let forgotten = 0;
  for (const step of forget) {
    for (let count = mostAtOnce; count === mostAtOnce; ) {
      count = await step();
      forgotten += count;
    }
  }
  return forgotten;
}
