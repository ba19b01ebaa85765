/** What integration tests use of the database; it is empty but migrated, and belongs to the test file alone. */
import { database } from "@/lib/db/client";
import { requireDatabaseUrl } from "@/lib/env";

export function testDatabaseUrl(): string {
  return requireDatabaseUrl();
}

let sent: string[] = [];
let listening = false;

/** What is no statement of the work: its bounds, and where the log stands, which a page asks once and a test each time. */
const aside = [/^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT)/i, /SELECT coalesce\(max\(e\.sequence\), 0\)/];

/** All that a page waits for, and what that waits for in turn, so that every statement has been sent. */
async function settled(page: unknown, depth = 3): Promise<void> {
  const part = await page;
  if (depth > 0 && part !== null && typeof part === "object")
    await Promise.all(Object.values(part).map((inner) => settled(inner, depth - 1)));
}

/** Runs the work and gives its result with the SQL statements that the application's client sent meanwhile. */
export async function countStatements<T>(
  work: () => Promise<T>,
): Promise<{ result: T; statements: string[] }> {
  if (!listening) {
    database().$on("query", (event) => sent.push(event.query));
    listening = true;
  }
  sent = [];
  const result = await work();
  await settled(result);
  return { result, statements: sent.filter((query) => !aside.some((pattern) => pattern.test(query))) };
}

export async function closeDatabase(): Promise<void> {
  await database().$disconnect();
}
