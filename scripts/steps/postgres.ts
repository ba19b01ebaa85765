/** The embedded PostgreSQL: made once, started on a free port of the loopback, ended cleanly, found again after a crash. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type DataFolder, keptSecret } from "./data-folder";
import { type Binaries, findBinaries } from "./postgres-binaries";
import { endProcess, isAlive, markOf, type ProcessMark } from "./processes";
import { Problem } from "./say.mjs";

const user = "luoshi";
const ending: [NodeJS.Signals, number][] = [
  ["SIGINT", 15_000],
  ["SIGQUIT", 5_000],
  ["SIGKILL", 5_000],
];

export interface Postgres {
  url: string;
  port: number;
  /** Settles when it has ended, for whatever reason. */
  exited: Promise<unknown>;
  stop(): Promise<void>;
}

export function urlFor(folder: string, port: number, database = "luoshi"): string {
  return `postgresql://${user}:${keptSecret(folder, "database.password")}@127.0.0.1:${port}/${database}`;
}

/**
 * How the programs name the data folder. Under another user than ours the way to it may be closed (a checkout below
 * /root), but not the folder itself, in which they begin: on Linux every process can name that one.
 */
function insideOf(binaries: Binaries, dataDir: string): string {
  return binaries.identity && process.platform === "linux" ? "/proc/self/cwd" : dataDir;
}

function run(
  binaries: Binaries,
  program: "postgres" | "initdb",
  dataDir: string,
  args: string[],
  out: number,
) {
  return spawn(binaries[program], args, {
    ...binaries.identity,
    cwd: dataDir,
    // A group of its own: Ctrl-C reaches the command alone, which then ends server and database in this order.
    detached: process.platform !== "win32",
    stdio: ["ignore", out, out],
    env: { ...process.env, LC_ALL: "C", PGDATA: undefined, PGPORT: undefined },
  });
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? -1));
  });
}

function tail(file: string): string {
  if (!existsSync(file)) return "";
  return readFileSync(file, "utf8").trim().split("\n").slice(-8).join("\n");
}

function problemFrom(log: string, what: string): Problem {
  const text = tail(log);
  if (/no space left on device/i.test(text)) {
    return new Problem("The disk is full. Make room and start again.");
  }
  return new Problem(`${what} Its last words (${log}):\n${text}`);
}

/** A locale of this machine that knows all of Unicode's letters. */
function letters(): string {
  const { stdout } = spawnSync("locale", ["-a"], { encoding: "utf8" });
  const there = (stdout ?? "").split("\n");
  return there.find((name) => /^(C|en_US)\.utf-?8$/i.test(name)) ?? "C";
}

/** Made under another name and renamed when whole: a start that is killed half-way leaves no half database. */
async function initialise(binaries: Binaries, folder: string, dataDir: string, log: string): Promise<void> {
  const draft = `${dataDir}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const secrets = mkdtempSync(join(tmpdir(), "luoshi-"));
  const passwordFile = join(secrets, "password");
  writeFileSync(passwordFile, keptSecret(folder, "database.password"), { mode: 0o600 });
  if (binaries.identity) {
    for (const path of [draft, secrets, passwordFile])
      chownSync(path, binaries.identity.uid, binaries.identity.gid);
  }
  const out = openSync(log, "a", 0o600);
  try {
    const code = await ended(
      run(
        binaries,
        "initdb",
        draft,
        [
          `--pgdata=${insideOf(binaries, draft)}`,
          `--username=${user}`,
          `--pwfile=${passwordFile}`,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          // The same order and the same letters on every machine.
          "--locale=C",
          // Whether a Chinese character is a letter (trigram search) is still asked of the C library.
          `--lc-ctype=${letters()}`,
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--no-instructions",
        ],
        out,
      ),
    );
    if (code !== 0) throw problemFrom(log, "PostgreSQL could not make its data folder.");
  } finally {
    closeSync(out);
    rmSync(secrets, { recursive: true, force: true });
  }
  renameSync(draft, dataDir);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(address)));
    });
  });
}

/** The postmaster that still works on this data folder, if it is one of ours and not a stranger with a reused id. */
function orphan(dataDir: string, noted: ProcessMark | undefined): ProcessMark | null {
  if (noted && isAlive(noted)) return noted;
  const pidFile = join(dataDir, "postmaster.pid");
  if (!existsSync(pidFile)) return null;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (process.platform === "linux") {
    try {
      if (readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir)) return markOf(pid);
    } catch {
      // No such process, or one of another user: not ours.
    }
  }
  return null;
}

/** Ends what a killed start left, and takes away the note that would stop PostgreSQL from starting. */
export async function endOrphan(dataDir: string, noted: ProcessMark | undefined): Promise<void> {
  const left = orphan(dataDir, noted);
  if (left) await endProcess(left, ending);
  rmSync(join(dataDir, "postmaster.pid"), { force: true });
}

function checkOwner(dataDir: string): void {
  const self = process.getuid?.();
  if (self === undefined || self === 0) return;
  const { uid } = statSync(dataDir);
  if (uid === self) return;
  throw new Problem(
    `The database in ${dataDir} belongs to another user (${uid}). Start as that user or as root, or set LUOSHI_DATA_DIR to another folder.`,
  );
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch (error) {
    // A wrong password does not mend itself by waiting.
    if (error instanceof pg.DatabaseError && error.code === "28P01") throw error;
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ready(child: ChildProcess, url: string): Promise<boolean> {
  let gone = false;
  child.once("exit", () => {
    gone = true;
  });
  child.once("error", () => {
    gone = true;
  });
  const end = performance.now() + 60_000;
  while (!gone && performance.now() < end) {
    if (await answers(url)) return true;
    await sleep(40);
  }
  return false;
}

async function launch(
  binaries: Binaries,
  dataDir: string,
  log: string,
  port: number,
  url: string,
  settings: string[],
) {
  const out = openSync(log, "a", 0o600);
  try {
    const child = run(
      binaries,
      "postgres",
      dataDir,
      [
        "-D",
        insideOf(binaries, dataDir),
        "-p",
        String(port),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        "-c",
        "timezone=UTC",
        ...settings.flatMap((setting) => ["-c", setting]),
      ],
      out,
    );
    return (await ready(child, url)) ? child : null;
  } finally {
    closeSync(out);
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

export interface PostgresOptions {
  /** A fixed port; else the one of last time when it is free, else any. */
  port?: number;
  /** Further settings, `name=value`. */
  settings?: string[];
}

export async function startPostgres(folder: DataFolder, options: PostgresOptions = {}): Promise<Postgres> {
  const dataDir = join(folder.path, "postgres");
  const log = join(folder.path, "postgres.log");
  const binaries = findBinaries(dataDir);
  writeFileSync(log, "", { mode: 0o600 });
  if (existsSync(dataDir)) checkOwner(dataDir);
  else await initialise(binaries, folder.path, dataDir, log);

  const last = folder.running().postgres;
  await endOrphan(dataDir, last);
  const port = options.port ?? (last && (await isFree(last.port)) ? last.port : await freePort());
  const url = urlFor(folder.path, port);
  let child: ChildProcess | null = null;
  // Workers of a killed postmaster take a moment to notice, and hold its memory until they do.
  for (let attempt = 0; child === null && attempt < 20; attempt += 1) {
    if (attempt > 0) await sleep(500);
    child = await launch(
      binaries,
      dataDir,
      log,
      port,
      urlFor(folder.path, port, "postgres"),
      options.settings ?? [],
    );
    if (child === null && !/pre-existing shared memory block|another postmaster/i.test(tail(log))) break;
  }
  const mark = child?.pid === undefined ? null : markOf(child.pid);
  if (!child || !mark) throw problemFrom(log, "PostgreSQL does not start.");
  const exited =
    child.exitCode === null && child.signalCode === null ? once(child, "exit") : Promise.resolve();
  folder.note({ postgres: { ...mark, port } });
  await createDatabase(urlFor(folder.path, port, "postgres"), "luoshi");
  return { url, port, exited, stop: () => endProcess(mark, ending) };
}
