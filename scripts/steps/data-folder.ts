/**
 * The data folder: secrets, the lock that only one command at a time holds, and a note of the processes that it
 * started, so that whoever comes after a crash can end what is left.
 */
import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isAlive, markOf, type ProcessMark } from "./processes";
import { Problem } from "./say.mjs";

interface Holder extends ProcessMark {
  /** What a person typed: `npm start`. */
  command: string;
}

/** What runs for this folder. */
export interface Running {
  postgres?: ProcessMark & { port: number };
  server?: ProcessMark & { url: string };
}

export interface DataFolder {
  path: string;
  /** A secret that is made once and kept where only this user reads it. */
  secret(name: string, bytes?: number): string;
  running(): Running;
  note(change: Running): void;
  release(): void;
}

function readJson<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch (error) {
    // A half-written note is as good as none; that a file may not be read is worth a sentence.
    if (error instanceof SyntaxError) return null;
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** Written beside and renamed, so that a reader never meets half of it. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}

function open(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o755 });
    const probe = join(path, `.probe.${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOSPC" || code === "EDQUOT") throw error;
    const why = code === "ENOTDIR" || code === "EEXIST" ? "is no folder" : "cannot be written by this user";
    throw new Problem(
      `The data folder ${path} ${why} (${code}). Correct its owner or permissions, or set LUOSHI_DATA_DIR to another folder.`,
      { cause: error },
    );
  }
}

/** Who holds the folder at this moment, if anyone who lives. */
export function holderOf(dataDir: string): (Holder & { running: Running }) | null {
  const path = resolve(dataDir);
  const holder = readJson<Holder>(join(path, "lock"));
  if (!holder || !isAlive(holder)) return null;
  return { ...holder, running: readJson<Running>(join(path, "running.json")) ?? {} };
}

function busy(path: string, holder: Holder, running: Running): Problem {
  const where = running.server ? ` and serves ${running.server.url}` : "";
  return new Problem(
    `\`${holder.command}\` (process ${holder.pid}) already uses ${path}${where}. Stop it first, or set LUOSHI_DATA_DIR to another folder.`,
  );
}

function lock(path: string, command: string): void {
  const file = join(path, "lock");
  const self = markOf(process.pid);
  if (!self) throw new Error("This process cannot be told from others.");
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ ...self, command } satisfies Holder), { mode: 0o600 });
  try {
    for (let attempt = 0; ; attempt += 1) {
      try {
        // A link appears whole or not at all, and never replaces one that is there.
        linkSync(draft, file);
        return;
      } catch (error) {
        const taken = error instanceof Error && "code" in error && error.code === "EEXIST";
        if (!taken || attempt > 20) throw error;
      }
      const holder = holderOf(path);
      if (holder) throw busy(path, holder, holder.running);
      removeStale(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Two who find the same stale lock must not both remove: the second could take away the first one's new lock. */
function removeStale(file: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readJson<Holder>(aside);
  if (moved && isAlive(moved)) linkSync(aside, file);
  rmSync(aside, { force: true });
}

/** Opens and locks the folder for this process. */
export function holdDataFolder(dataDir: string, command: string): DataFolder {
  const path = resolve(dataDir);
  open(path);
  lock(path, command);
  const noteFile = join(path, "running.json");
  let running = readJson<Running>(noteFile) ?? {};
  return {
    path,
    secret: (name, bytes = 32) => keptSecret(path, name, bytes),
    running: () => running,
    note(change) {
      running = { ...running, ...change };
      writeWhole(noteFile, JSON.stringify(running));
    },
    release() {
      rmSync(noteFile, { force: true });
      rmSync(join(path, "lock"), { force: true });
    },
  };
}

export function keptSecret(path: string, name: string, bytes = 32): string {
  const file = join(path, name);
  if (existsSync(file)) {
    const kept = readFileSync(file, "utf8").trim();
    if (kept !== "") return kept;
  }
  const made = randomBytes(bytes).toString("base64url");
  writeWhole(file, `${made}\n`);
  return made;
}
