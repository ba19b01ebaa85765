/**
 * Applies prisma/migrations in order. Prisma's own runner needs a binary that has to be downloaded; this one keeps
 * the same bookkeeping table with the same checksums under the same lock, so that either can go on from the other.
 */
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Client } from "pg";
import { connect, DatabaseProblem } from "./reach";

export interface Migration {
  name: string;
  sql: string;
}

interface Applied {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

/** The key that `prisma migrate` locks: the two never run at once. */
const lockKey = 72707369;

const bookkeeping = `
CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A checkout on Windows may have turned the line ends; that is no change. */
function sameScript(migration: Migration, checksum: string): boolean {
  const unix = migration.sql.replace(/\r\n/g, "\n");
  return [migration.sql, unix, unix.replace(/\n/g, "\r\n")].some((sql) => sha256(sql) === checksum);
}

export async function readMigrations(folder = "prisma/migrations"): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, sql: await readFile(join(folder, name, "migration.sql"), "utf8") })),
  );
}

/** What is still to be applied. Throws when the history of the database is not the one of these files. */
function pending(migrations: Migration[], applied: Applied[]): Migration[] {
  const history = new Map(applied.map((row) => [row.migration_name, row]));
  for (const row of applied) {
    if (row.finished_at === null) {
      throw new DatabaseProblem(
        `The migration ${row.migration_name} once failed half-way in this database. Mend it, then mark it with \`prisma migrate resolve\`.`,
      );
    }
    if (!migrations.some((migration) => migration.name === row.migration_name)) {
      throw new DatabaseProblem(
        `The database holds the migration ${row.migration_name}, which this version does not know. Use the newer version of Luoshi that applied it.`,
      );
    }
  }
  for (const migration of migrations) {
    const row = history.get(migration.name);
    if (row && !sameScript(migration, row.checksum)) {
      throw new DatabaseProblem(
        `The migration ${migration.name} was changed after it had been applied. Restore its file and write a new migration instead.`,
      );
    }
  }
  return migrations.filter((migration) => !history.has(migration.name));
}

function lineOf(sql: string, error: unknown): string {
  const position = error instanceof Error && "position" in error ? Number(error.position) : Number.NaN;
  return Number.isInteger(position) ? ` (line ${sql.slice(0, position).split("\n").length})` : "";
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), sha256(migration.sql), migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const message = error instanceof Error ? error.message : String(error);
    throw new DatabaseProblem(
      `The migration ${migration.name} failed${lineOf(migration.sql, error)}: ${message}. Nothing of it was kept.`,
      { cause: error },
    );
  }
}

/** Applies what is pending, each migration in a transaction of its own. Gives the names of those applied. */
export async function migrate(databaseUrl: string, folder?: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = await connect(databaseUrl);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [lockKey]);
    await client.query(bookkeeping);
    const { rows } = await client.query<Applied>(
      `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
    );
    const todo = pending(migrations, rows);
    for (const migration of todo) await apply(client, migration);
    return todo.map((migration) => migration.name);
  } finally {
    // The lock belongs to the session and ends with it.
    await client.end();
  }
}
