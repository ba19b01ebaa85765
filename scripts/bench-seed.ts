/** `npm run bench:seed`: fills an empty database with one very large plan. */
import { parseArgs } from "node:util";
import { database } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { transaction } from "@/lib/db/transaction";
import { requireDatabaseUrl } from "@/lib/env";
import { listClosedPeriods } from "@/lib/periods/mutations";
import { writeLargePlan } from "./bench/plan";
import { fail, Problem, say, step } from "./steps/say.mjs";

const help = `npm run bench:seed [-- --plan-tasks N]

Fills the empty database that DATABASE_URL names with one plan of N tasks (5000), 120 departments, indicators, steps,
and eight months of reports, and has the database look at it. Its users are the demo's: admin, supervisor, leader, officer,
head, with the password luoshi-demo.
`;

async function seed(taskCount: number): Promise<void> {
  await migrate(requireDatabaseUrl());
  try {
    if ((await database().user.count()) > 0)
      throw new Problem("The database is not empty. The large plan only goes into an empty one.");
    const { planId } = await step(`Writing a plan of ${taskCount} tasks`, () =>
      transaction((tx) => writeLargePlan(tx, taskCount)),
    );
    await step("Drawing up the lists of its periods", async () => {
      await database().$executeRaw`ANALYZE`;
      await listClosedPeriods(new Date());
    });
    await step("Looking at the tables", () => database().$executeRaw`VACUUM ANALYZE`);
    say(`The plan is ${planId}.`);
  } finally {
    await database().$disconnect();
  }
}

const { values } = parseArgs({
  options: {
    "plan-tasks": { type: "string", default: "5000" },
    help: { type: "boolean", default: false },
  },
});
const taskCount = Number(values["plan-tasks"]);
if (values.help || !(taskCount > 0 && Number.isInteger(taskCount))) say(help);
else await seed(taskCount).catch(fail);
