// `npm run dev`: the same as `npm start`, without a build and with hot reload.
import { continueIn } from "./steps/install.mjs";
import { fail, say } from "./steps/say.mjs";

const help = `npm run dev

Like npm start, but serves the sources as they are and reloads what changes. Takes the same settings.
`;

if (process.argv.includes("--help")) say(help);
else {
  try {
    const { main } = await continueIn("./serve.ts");
    await main("dev");
  } catch (error) {
    fail(error);
  }
}
