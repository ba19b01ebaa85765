/** Once for a run of the end-to-end tests: a production build, a database server, and a template with the demo. */

import { env } from "@/lib/env";
import { build } from "@/scripts/steps/build";
import { childEnvironment } from "@/scripts/steps/database";
import { mustRun } from "@/scripts/steps/tool";
import { cloneDatabase, startCluster } from "./cluster";

export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  // A server that already runs, with its demo: quick while a test is being written, but its data stay changed.
  if (process.env.LUOSHI_E2E_URL) return undefined;
  const cluster = await startCluster();
  try {
    await build();
    const demo = await cloneDatabase(cluster.template, "template_demo");
    await mustRun("Seeding the demo", ["--import", "tsx", "scripts/seed.ts"], childEnvironment(env(), demo));
    // Workers are processes of their own and inherit this.
    process.env.LUOSHI_E2E = JSON.stringify({ empty: cluster.template, demo, folder: cluster.folder });
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return () => cluster.stop();
}
