import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type DataFolder, holdDataFolder } from "@/scripts/steps/data-folder";
import { startPostgres } from "@/scripts/steps/postgres";

let path: string;
let folder: DataFolder;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), "luoshi-data-"));
  folder = holdDataFolder(path, "first command");
});

afterEach(() => {
  folder.release();
  rmSync(path, { recursive: true, force: true });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

it("keeps what was stored, and its password to itself", async () => {
  const first = await startPostgres(folder);
  await query(first.url, "CREATE TABLE kept AS SELECT '落实' AS word");
  await first.stop();
  const second = await startPostgres(folder);
  expect(await query(second.url, "TABLE kept")).toEqual([{ word: "落实" }]);
  await second.stop();
  expect(statSync(join(path, "database.password")).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, "postgres")).mode & 0o777).toBe(0o700);
});

it("starts again after it was killed", async () => {
  const first = await startPostgres(folder);
  await query(first.url, "CREATE TABLE kept AS SELECT 1 AS one");
  process.kill(folder.running().postgres?.pid ?? 0, "SIGKILL");
  await first.exited;
  const second = await startPostgres(folder);
  expect(await query(second.url, "TABLE kept")).toEqual([{ one: 1 }]);
  await second.stop();
});

it("ends the one that a killed command left running", async () => {
  const left = await startPostgres(folder);
  const next = await startPostgres(folder);
  await left.exited;
  expect(await query(next.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await next.stop();
});

it("knows Chinese characters for letters, so that they can be searched", async () => {
  const postgres = await startPostgres(folder);
  await query(postgres.url, "CREATE EXTENSION pg_trgm");
  const [row] = await query(postgres.url, "SELECT cardinality(show_trgm('认可部')) AS trigrams");
  await postgres.stop();
  expect(row).toEqual({ trigrams: 4 });
});

it("lets one command at a time into the folder", () => {
  expect(() => holdDataFolder(path, "second command")).toThrow(
    /`first command` \(process \d+\) already uses/,
  );
});

it("takes over from a command that is gone, even when its id belongs to another process now", () => {
  folder.release();
  writeFileSync(
    join(path, "lock"),
    JSON.stringify({ pid: process.pid, born: "another time", command: "gone" }),
  );
  folder = holdDataFolder(path, "next command");
  expect(readFileSync(join(path, "lock"), "utf8")).toContain("next command");
});
