// Runs a script of this folder with a database: the one of DATABASE_URL, the one of a server that runs here, or one
// that is started for as long as the script works.
import { spawn } from "node:child_process";
import { continueIn } from "./steps/install.mjs";
import { fail, sayOn } from "./steps/say.mjs";

const [script, ...args] = process.argv.slice(2);

function run(environment) {
  // Ctrl-C reaches both; the script decides when it ends, and the database follows it.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => undefined);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
      stdio: "inherit",
      env: environment,
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

try {
  sayOn(process.stderr);
  const steps = await continueIn("./with-database.ts");
  process.exitCode = args.includes("--help")
    ? await run(process.env)
    : await steps.withDatabase(script, (environment) => run(environment));
} catch (error) {
  fail(error);
}
