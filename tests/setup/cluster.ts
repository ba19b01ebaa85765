/**
 * A PostgreSQL for one run of tests, with one migrated template that every worker clones. Each run has its own, so
 * that several runs and a development server work side by side; what a killed run left is cleared by the next.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { migrate } from "@/lib/db/migrate";
import { env } from "@/lib/env";
import { holdDataFolder, holderOf } from "@/scripts/steps/data-folder";
import { generateClient } from "@/scripts/steps/generate";
import { endOrphan, startPostgres, urlFor } from "@/scripts/steps/postgres";
import { markOf } from "@/scripts/steps/processes";

export interface Cluster {
  /** The migrated, empty database that is cloned. */
  template: string;
  folder: string;
  stop(): Promise<void>;
}

/** Nothing here outlives the run: durability would only cost time. */
const settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];

async function clearLeftovers(runs: string): Promise<void> {
  if (!existsSync(runs)) return;
  for (const name of readdirSync(runs)) {
    const folder = join(runs, name);
    // A run that has only just made its folder has no lock in it yet, but is alive under the id that names it.
    if (holderOf(folder) || markOf(Number(name))) continue;
    await endOrphan(join(folder, "postgres"), undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function startCluster(): Promise<Cluster> {
  await generateClient();
  const runs = resolve(env().dataDir, "test");
  await clearLeftovers(runs);
  const folder = holdDataFolder(join(runs, `${process.pid}`), "npm test");
  const postgres = await startPostgres(folder, { settings });
  const template = urlFor(folder.path, postgres.port, "template_migrated");
  await createDatabase(postgres.url, "template_migrated");
  await migrate(template);
  return {
    template,
    folder: folder.path,
    async stop() {
      await postgres.stop();
      rmSync(folder.path, { recursive: true, force: true });
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const address = new URL(url);
  address.pathname = "/postgres";
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

function createDatabase(url: string, name: string): Promise<void> {
  return administer(url, `CREATE DATABASE "${name}"`);
}

/** A new database with everything that the template holds; its address. */
export async function cloneDatabase(template: string, name: string): Promise<string> {
  await administer(template, `CREATE DATABASE "${name}" TEMPLATE "${nameOf(template)}"`);
  const address = new URL(template);
  address.pathname = `/${name}`;
  return address.href;
}

export function dropDatabase(url: string): Promise<void> {
  return administer(url, `DROP DATABASE IF EXISTS "${nameOf(url)}" WITH (FORCE)`);
}
