/** The database that a command works on: the one of DATABASE_URL, the one that already runs here, or one started for it. */
import { setTimeout as sleep } from "node:timers/promises";
import { type Env, env } from "@/lib/env";
import { type DataFolder, holdDataFolder, holderOf } from "./data-folder";
import { startPostgres, urlFor } from "./postgres";
import { Problem } from "./say.mjs";

export interface OpenDatabase {
  url: string;
  close(): Promise<void>;
}

/** The settings that every program started by a command gets on top of its own. */
export function childEnvironment(settings: Env, databaseUrl: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_URL: databaseUrl,
    LUOSHI_DEMO: settings.demo ? "on" : "off",
    LUOSHI_DATA_DIR: settings.dataDir,
    NEXTAUTH_URL: settings.url,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

async function startEmbedded(folder: DataFolder): Promise<OpenDatabase> {
  const postgres = await startPostgres(folder);
  return { url: postgres.url, close: () => postgres.stop() };
}

/** For a command that may run beside a server: shares its database, or starts one for as long as it works. */
export async function openDatabase(command: string): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = env();
  if (databaseUrl !== undefined) return { url: databaseUrl, close: async () => undefined };
  const end = performance.now() + 60_000;
  for (let holder = holderOf(dataDir); holder; holder = holderOf(dataDir)) {
    const { postgres } = holder.running;
    if (postgres) return { url: urlFor(dataDir, postgres.port), close: async () => undefined };
    if (performance.now() > end) {
      throw new Problem(
        `\`${holder.command}\` (process ${holder.pid}) has not brought up its database. Stop it first.`,
      );
    }
    await sleep(100);
  }
  const folder = holdDataFolder(dataDir, command);
  const started = await startEmbedded(folder).catch((error: unknown) => {
    folder.release();
    throw error;
  });
  return {
    url: started.url,
    async close() {
      await started.close();
      folder.release();
    },
  };
}
