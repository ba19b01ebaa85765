/** `npm run db:migrate`: brings the database to the present schema. */

import { migrate } from "@/lib/db/migrate";
import { DatabaseProblem } from "@/lib/db/reach";
import { EnvironmentError, requireDatabaseUrl } from "@/lib/env";

const help = `npm run db:migrate

Applies the pending migrations of prisma/migrations to the embedded database, or to the one that DATABASE_URL names.
`;

async function main(): Promise<void> {
  if (process.argv.includes("--help")) {
    process.stdout.write(help);
    return;
  }
  const applied = await migrate(requireDatabaseUrl());
  for (const name of applied) process.stdout.write(`Applied ${name}\n`);
  if (applied.length === 0) process.stdout.write("The database is up to date.\n");
}

main().catch((error: unknown) => {
  const clear = error instanceof EnvironmentError || error instanceof DatabaseProblem;
  process.stderr.write(`${clear ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
