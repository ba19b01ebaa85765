/** Builds for production when sources changed since the last build. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { env } from "@/lib/env";
import { holderOf } from "./data-folder";
import { Problem, step } from "./say.mjs";
import { hashOf } from "./sources";
import { mustRun } from "./tool";

const stampFile = ".next/luoshi-sources";

const sources = [
  "app",
  "components",
  "lib",
  "prisma/schema",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.js",
  "postcss.config.mjs",
  "package-lock.json",
];

function sourceHash(): string {
  // The generated client follows from prisma/schema, which is counted.
  return hashOf(sources, ["lib/db/generated"]);
}

function isBuilt(): boolean {
  if (!existsSync(".next/BUILD_ID") || !existsSync(stampFile)) return false;
  return readFileSync(stampFile, "utf8") === sourceHash();
}

/** A server that runs from the present build would find its files exchanged. */
function refuseUnderServer(): void {
  const holder = holderOf(env().dataDir);
  if (!holder || holder.pid === process.pid || holder.command !== "npm start") return;
  throw new Problem(
    `\`npm start\` (process ${holder.pid}) serves the last build, and sources have changed since. Stop it first.`,
  );
}

export async function build(): Promise<void> {
  if (isBuilt()) return;
  refuseUnderServer();
  // Taken before: what is changed while the build runs is not in it.
  const hash = sourceHash();
  rmSync(stampFile, { force: true });
  await step("Building the pages", () =>
    mustRun("Building", ["node_modules/next/dist/bin/next", "build"], {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    }),
  );
  writeFileSync(stampFile, hash);
}
