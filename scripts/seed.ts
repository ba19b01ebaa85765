/** `npm run db:seed`: fills an empty database with the demo. */

import { database } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { requireDatabaseUrl } from "@/lib/env";
import { seedDemo } from "@/prisma/demo/seed";
import { fail, Problem, say } from "./steps/say.mjs";

const help = `npm run db:seed

Fills an empty database (the embedded one, or the one that DATABASE_URL names) with a fictional city: three plans, a
year of reports, and the demo users, whose password is luoshi-demo.
`;

async function seed(): Promise<void> {
  await migrate(requireDatabaseUrl());
  try {
    if ((await database().user.count()) > 0) {
      throw new Problem("The database is not empty. The demo only goes into an empty one.");
    }
    const { plans, tasks, reports } = await seedDemo(new Date(), say);
    say(`Seeded ${plans} plans with ${tasks} tasks and ${reports} reports.`);
  } finally {
    await database().$disconnect();
  }
}

if (process.argv.includes("--help")) say(help);
else await seed().catch(fail);
