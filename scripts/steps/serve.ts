/** What `npm start` and `npm run dev` have in common: everything from the data folder to the printed address. */
import { migrate } from "@/lib/db/migrate";
import { connect } from "@/lib/db/reach";
import { type Env, env } from "@/lib/env";
import { build } from "./build";
import { type DataFolder, holdDataFolder } from "./data-folder";
import { childEnvironment } from "./database";
import { generateClient } from "./generate";
import { type People, peopleIn } from "./people";
import { startPostgres } from "./postgres";
import { fail, Problem, say, seconds, step } from "./say.mjs";
import { checkPort, endServer, startServer } from "./server";
import { type Supervised, supervise } from "./supervise";
import { mustRun } from "./tool";

type Mode = "start" | "dev";

/** What has to be undone at the end, the last first. */
type Undo = (() => Promise<void> | void)[];

const roles: Record<string, string> = {
  admin: "系统管理员 administrator",
  supervisor: "督查员 supervisor",
  leader: "领导 leader",
  officer: "联络员 liaison officer",
  head: "部门负责人 head of department",
};

async function embedded(folder: DataFolder, undo: Undo): Promise<{ url: string; failed: Promise<never> }> {
  let url = "";
  let port: number | undefined;
  const kept = await step("Starting the database", () =>
    supervise("The database", async () => {
      const postgres = await startPostgres(folder, { port });
      ({ url, port } = postgres);
      return { exited: postgres.exited, stop: postgres.stop };
    }),
  );
  undo.push(() => kept.stop());
  return { url, failed: kept.failed };
}

async function database(settings: Env, folder: DataFolder, undo: Undo) {
  if (settings.databaseUrl === undefined) return embedded(folder, undo);
  const url = settings.databaseUrl;
  await step("Reaching the database", async () => (await connect(url)).end());
  return { url, failed: new Promise<never>(() => undefined) };
}

async function prepared(settings: Env, url: string, environment: NodeJS.ProcessEnv): Promise<People> {
  const applied = await migrate(url);
  if (applied.length > 0) say(`  ✓ Applied ${applied.length} migrations`);
  const people = await peopleIn(url);
  if (people.anyone || !settings.demo) return people;
  await step("Filling the empty database with the demo", () =>
    mustRun("Filling the database", ["--import", "tsx", "scripts/seed.ts"], environment),
  );
  return peopleIn(url);
}

async function serve(
  mode: Mode,
  settings: Env,
  folder: DataFolder,
  environment: NodeJS.ProcessEnv,
  undo: Undo,
): Promise<Supervised> {
  const { host, port } = settings;
  const kept = await step("Starting the server", () =>
    supervise("The server", async () => {
      const server = await startServer({
        mode,
        host,
        port,
        environment,
        print: (text) => process.stdout.write(text),
      });
      folder.note({ server: { ...server.mark, url: settings.url } });
      return server;
    }),
  );
  undo.push(() => kept.stop());
  return kept;
}

async function announce(settings: Env, people: People, environment: NodeJS.ProcessEnv): Promise<void> {
  say();
  say(`  Luoshi 落实  ${settings.url}`);
  if (people.demo.length > 0) {
    say();
    say("  Demo sign-ins, password luoshi-demo  演示账号,密码 luoshi-demo:");
    for (const name of Object.keys(roles)) {
      if (people.demo.includes(name)) say(`    ${name.padEnd(12)}${roles[name]}`);
    }
  } else if (!people.anyone) {
    const link = await mustRun(
      "Making the set-up link",
      ["--import", "tsx", "scripts/setup-link.ts"],
      environment,
    );
    say();
    say(
      "  Nobody can sign in yet. This link creates the first administrator, once  首次使用,请用此一次性链接创建管理员:",
    );
    say(`    ${link}`);
  }
  say();
  say("  Ctrl-C ends it.  按 Ctrl-C 停止。");
  say();
}

async function bringUp(mode: Mode, undo: Undo): Promise<Promise<never>[]> {
  const settings = env();
  const folder = holdDataFolder(settings.dataDir, mode === "start" ? "npm start" : "npm run dev");
  undo.push(() => folder.release());
  const left = folder.running().server;
  if (left) await endServer(left);
  await checkPort(settings.host, settings.port);
  await generateClient();
  const { url, failed } = await database(settings, folder, undo);
  const environment = childEnvironment({ ...settings, dataDir: folder.path }, url);
  const people = await prepared(settings, url, environment);
  if (mode === "start") await build();
  const server = await serve(mode, settings, folder, environment, undo);
  await announce(settings, people, environment);
  return [failed, server.failed];
}

export async function main(mode: Mode): Promise<void> {
  const undo: Undo = [];
  let ending: Promise<void> | undefined;
  const end = () => {
    ending ??= (async () => {
      for (let last = undo.pop(); last; last = undo.pop()) await last();
    })();
    return ending;
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!ending) say("\nEnding server and database.");
      void end().then(() => process.exit(0));
    });
  }
  try {
    const failures = await bringUp(mode, undo);
    // The clock of a process begins with it, so this counts the installation too.
    say(`  Ready after ${seconds(0)}.`);
    await Promise.race(failures);
  } catch (error) {
    if (ending) return;
    await end();
    fail(error instanceof Error ? error : new Problem(String(error)));
    process.exit();
  }
}
