/** Generates the Prisma client when the schema changed, without the network. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { step } from "./say.mjs";
import { hashOf } from "./sources";
import { mustRun } from "./tool";

const stampFile = "node_modules/.luoshi-generated";
const output = "lib/db/generated/client.ts";

const beforePrisma = ["--import", new URL("./older-node.mjs", import.meta.url).href];

export async function generateClient(): Promise<void> {
  const hash = hashOf(["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]);
  if (existsSync(output) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === hash) return;
  await step("Generating the database client", () =>
    mustRun(
      "Generating the database client",
      [...beforePrisma, "node_modules/prisma/build/index.js", "generate"],
      {
        ...process.env,
        // Any file will do: generating does not run the engine, but the CLI would download it when none is named.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    ),
  );
  writeFileSync(stampFile, hash);
}
