import { LRUCache } from "lru-cache";
import { cache } from "react";
import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";

/** Answers kept for each question; a dashboard asks about ten of them. */
const mostAnswers = 32;

/**
 * The last entry of a workspace's log. Every change writes its entry in its own transaction, and entries get their
 * numbers in the order in which they are committed: as long as this number stands, nothing has changed. Once for a page.
 */
const lastEntry = cache(async (workspaceId: string): Promise<number> => {
  const [log] = await database().$queryRaw<{ last: number }[]>`
    SELECT coalesce(max(e.sequence), 0) AS last FROM audit_events e WHERE e.workspace_id = ${workspaceId}::uuid`;
  return log?.last ?? 0;
});

/**
 * A read that is computed once for each state of the workspace: those who ask for the same before anything has changed
 * get the same answer, those who ask at the same moment wait for it together. For reads over many tasks that depend on
 * nothing but their arguments and what is in the log; the answer is shared and must not be changed.
 */
export function asRecorded<A extends readonly unknown[], T>(
  read: (scope: Scope, ...args: A) => Promise<T>,
): (scope: Scope, ...args: A) => Promise<T> {
  const answers = new LRUCache<string, Promise<T>>({ max: mostAnswers });
  return async (scope, ...args) => {
    const question = JSON.stringify([scope.workspaceId, await lastEntry(scope.workspaceId), args]);
    const known = answers.get(question);
    if (known) return known;
    const answer = read(scope, ...args);
    answers.set(question, answer);
    // Who asked is told of the failure; who asks next shall not be.
    answer.catch(() => answers.delete(question));
    return answer;
  };
}
