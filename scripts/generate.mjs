// `npm run db:generate`: the Prisma client, when the schema changed.
import { continueIn } from "./steps/install.mjs";
import { fail, say } from "./steps/say.mjs";

if (process.argv.includes("--help"))
  say("npm run db:generate\n\nGenerates lib/db/generated from prisma/schema when that changed.");
else {
  try {
    const { generateClient } = await continueIn("./generate.ts");
    await generateClient();
  } catch (error) {
    fail(error);
  }
}
