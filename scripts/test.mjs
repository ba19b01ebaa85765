// `npm test`: everything that must hold, counted in one line at the end.
import { continueWithTools } from "./steps/install.mjs";
import { fail, say } from "./steps/say.mjs";

const help = `npm test [-- types lint knip architecture unit integration build e2e]

Runs all of it, or only the parts named. Ends with one line "N passed, N failed".

  CHROMIUM_PATH=…   the browser of the end-to-end tests; else an installed Chromium, else one is installed
`;

if (process.argv.includes("--help")) say(help);
else {
  try {
    const { main } = await continueWithTools("./test.ts");
    await main(process.argv.slice(2));
  } catch (error) {
    fail(error);
  }
}
