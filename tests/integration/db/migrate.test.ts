import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate, readMigrations } from "@/lib/db/migrate";
import { connect } from "@/lib/db/reach";
import { cloneDatabase, dropDatabase } from "@/tests/setup/cluster";
import { testDatabaseUrl } from "@/tests/setup/database";

/** An empty database and a folder of two small migrations, both of this test alone. */
let url: string;
let folder: string;

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = await connect(url);
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeEach(async () => {
  const blank = new URL(testDatabaseUrl());
  blank.pathname = "/template0";
  url = await cloneDatabase(blank.href, `migrate_${process.pid}_${Date.now()}`);
  folder = await mkdtemp(join(tmpdir(), "migrations-"));
  await write("1_first", "CREATE TABLE first (id int);");
  await write("2_second", "CREATE TABLE second (id int);");
});

afterEach(async () => {
  await dropDatabase(url);
  await rm(folder, { recursive: true });
});

describe("migrate", () => {
  it("applies each migration once, in order, and keeps Prisma's record of it", async () => {
    expect(await migrate(url, folder)).toEqual(["1_first", "2_second"]);
    expect(await migrate(url, folder)).toEqual([]);
    const rows = await query(
      `SELECT migration_name, checksum, applied_steps_count, finished_at IS NOT NULL AS finished, rolled_back_at
       FROM _prisma_migrations ORDER BY migration_name`,
    );
    expect(rows[0]).toEqual({
      migration_name: "1_first",
      checksum: "9306ca57b3a4fb17ae7aa78ad99be9dd1357a32738ef31c6967a59bd2346ee96",
      applied_steps_count: 1,
      finished: true,
      rolled_back_at: null,
    });
  });

  it("applies nothing twice when two begin at once", async () => {
    const both = await Promise.all([migrate(url, folder), migrate(url, folder)]);
    expect(both.flat().sort()).toEqual(["1_first", "2_second"]);
  });

  it("refuses a migration that was changed after it had been applied", async () => {
    await migrate(url, folder);
    await appendFile(join(folder, "1_first", "migration.sql"), "\n-- changed");
    await expect(migrate(url, folder)).rejects.toThrow(
      "The migration 1_first was changed after it had been applied",
    );
  });

  it("takes other line ends for no change", async () => {
    await write("3_lines", "CREATE TABLE third (\n  id int\n);\n");
    await migrate(url, folder);
    await write("3_lines", "CREATE TABLE third (\r\n  id int\r\n);\r\n");
    expect(await migrate(url, folder)).toEqual([]);
  });

  it("refuses a database of a newer version", async () => {
    const newer = await mkdtemp(join(tmpdir(), "migrations-"));
    await cp(folder, newer, { recursive: true });
    await mkdir(join(newer, "9_newer"));
    await writeFile(join(newer, "9_newer", "migration.sql"), "SELECT 1");
    await migrate(url, newer);
    await rm(newer, { recursive: true });
    await expect(migrate(url, folder)).rejects.toThrow(
      "holds the migration 9_newer, which this version does not know",
    );
  });

  it("keeps nothing of a migration that fails, and says where", async () => {
    await write("3_broken", "CREATE TABLE third (id int);\nSELECT nothing;");
    await expect(migrate(url, folder)).rejects.toThrow(/3_broken failed \(line 2\).*Nothing of it was kept/);
    expect(await query("SELECT to_regclass('third') AS third")).toEqual([{ third: null }]);
    await write("3_broken", "CREATE TABLE third (id int);");
    expect(await migrate(url, folder)).toEqual(["3_broken"]);
  });

  it("reads the project's own migrations in the order of their names", async () => {
    const names = (await readMigrations()).map((migration) => migration.name);
    expect(names).toEqual([...names].sort());
    expect(names.length).toBeGreaterThan(0);
  });
});

describe("connect", () => {
  it.each([
    [{ port: "1" }, "Nothing answers at 127.0.0.1:1"],
    [{ password: "wrong" }, 'refused the user "luoshi"'],
    [{ pathname: "/nowhere" }, 'There is no database "nowhere"'],
    [{ hostname: "nowhere.invalid" }, "The host nowhere.invalid of DATABASE_URL is not known"],
  ])("says in one sentence what is wrong with %o", async (change, sentence) => {
    const address = Object.assign(new URL(url), change);
    await expect(connect(address.href)).rejects.toThrow(sentence);
  });
});
