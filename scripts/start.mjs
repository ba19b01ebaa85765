// `npm start`: everything from a fresh checkout to a page that answers.
import { continueIn } from "./steps/install.mjs";
import { fail, say } from "./steps/say.mjs";

const help = `npm start

Installs what is missing, starts the embedded PostgreSQL (unless DATABASE_URL names one), applies migrations,
builds what changed, fills an empty database with the demo, and serves. Ctrl-C ends it.

  PORT=3000  HOST=127.0.0.1  where it listens
  DATABASE_URL=…             a PostgreSQL of your own, 15 or newer
  LUOSHI_DEMO=on|off         whether an empty database is filled with the demo
  LUOSHI_DATA_DIR=.data      where database and secrets are kept
  LUOSHI_URL=…               the address that people type, when it is another
`;

if (process.argv.includes("--help")) say(help);
else {
  try {
    const { main } = await continueIn("./serve.ts");
    await main("start");
  } catch (error) {
    fail(error);
  }
}
