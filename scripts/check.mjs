// `npm run check`: what can be said about the sources without running them.
import { continueWithTools } from "./steps/install.mjs";
import { fail, say } from "./steps/say.mjs";

if (process.argv.includes("--help"))
  say("npm run check\n\nType check, lint, unused code and the rules of the architecture.");
else {
  try {
    const { main } = await continueWithTools("./test.ts");
    await main(["types", "lint", "knip", "architecture"]);
  } catch (error) {
    fail(error);
  }
}
