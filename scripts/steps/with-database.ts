/** The middle of scripts/run.mjs, in TypeScript because it runs after the packages are there. */
import { resolve } from "node:path";
import { env } from "@/lib/env";
import { childEnvironment, openDatabase } from "./database";
import { generateClient } from "./generate";

export async function withDatabase<T>(
  name: string,
  work: (environment: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T> {
  const settings = env();
  await generateClient();
  const database = await openDatabase(name);
  try {
    return await work(childEnvironment({ ...settings, dataDir: resolve(settings.dataDir) }, database.url));
  } finally {
    await database.close();
  }
}
