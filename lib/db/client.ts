import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { requireDatabaseUrl } from "@/lib/env";
import { PrismaClient } from "./generated/client";

export type Database = ReturnType<typeof connect>;

/**
 * A read that was written by hand has a name, under which a connection keeps its plan: those of the pages are long, and
 * planning one anew takes as long as answering it. What Prisma writes is short, and differs with the length of lists.
 */
function statementName({ sql }: { sql: string }): string {
  if (!/^\s*(SELECT|WITH)\b/.test(sql) || sql.includes('"public".')) return "";
  return createHash("sha1").update(sql).digest("base64url");
}

/**
 * How long a connection is kept that nobody needs, in milliseconds: with it go the plans of its statements, and who comes
 * after a pause would wait until each is planned anew.
 */
const keptIdle = 30 * 60_000;

/** Opens a client of its own; statements are emitted as `query` events so that tests can count them. */
export function connect(url: string) {
  return new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: url, max: 10, idleTimeoutMillis: keptIdle, allowExitOnIdle: true, keepAlive: true },
      { statementNameGenerator: statementName },
    ),
    log: [{ emit: "event", level: "query" }],
    errorFormat: "minimal",
  });
}

// A development server loads this module anew at each change; the connections outlive it here.
const kept = globalThis as { luoshiDatabase?: Database };

/** The process's client, opened at first use so that a build needs no database. */
export function database(): Database {
  kept.luoshiDatabase ??= connect(requireDatabaseUrl());
  return kept.luoshiDatabase;
}
