/** A built server on a database of its own, for as long as a bench works. */
import { join } from "node:path";
import { env } from "@/lib/env";
import { cloneDatabase, startCluster } from "@/tests/setup/cluster";
import { build } from "../steps/build";
import { childEnvironment } from "../steps/database";
import { freePort } from "../steps/postgres";
import { localAddress, startServer } from "../steps/server";
import { mustRun } from "../steps/tool";

interface BenchServer {
  base: string;
  databaseUrl: string;
  /** Of the server's process. */
  pid: number;
}

interface BenchOptions {
  planTasks: number | null;
  asBuilt: boolean;
  /** A database that has been filled before, instead of one that is filled for this run. */
  filled?: string | undefined;
}

/** The database holds the demo, or one plan of so many tasks. */
export async function withBenchServer(
  { planTasks, asBuilt, filled }: BenchOptions,
  work: (server: BenchServer) => Promise<void>,
): Promise<void> {
  if (filled !== undefined) {
    if (!asBuilt) await build();
    return serve(filled, join(env().dataDir, "bench"), work);
  }
  const cluster = await startCluster();
  try {
    if (!asBuilt) await build();
    const databaseUrl = await cloneDatabase(cluster.template, "bench");
    const seed =
      planTasks === null ? ["scripts/seed.ts"] : ["scripts/bench-seed.ts", "--plan-tasks", String(planTasks)];
    await mustRun("Filling the database", ["--import", "tsx", ...seed], childEnvironment(env(), databaseUrl));
    await serve(databaseUrl, join(cluster.folder, "bench"), work);
  } finally {
    await cluster.stop();
  }
}

async function serve(
  databaseUrl: string,
  dataDir: string,
  work: (server: BenchServer) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  const base = localAddress("127.0.0.1", port);
  const settings = { ...env(), url: base, demo: false, dataDir };
  const environment = { ...childEnvironment(settings, databaseUrl), LUOSHI_URL: base };
  const print = (text: string) => process.stderr.write(text);
  const server = await startServer({ mode: "start", host: "127.0.0.1", port, environment, print });
  try {
    await work({ base, databaseUrl, pid: server.mark.pid });
  } finally {
    await server.stop();
  }
}
