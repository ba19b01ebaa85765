import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/lib/env";

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function readKept(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

let known: string | undefined;

/** The key that signs session cookies: from the environment, else made at first use and kept in the data folder. */
export function authSecret(): string {
  known ??= env().authSecret ?? keptSecret(env().dataDir);
  return known;
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, "auth-secret");
  const kept = readKept(file);
  if (kept) return kept;
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(48).toString("base64url");
  try {
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
    return secret;
  } catch (error) {
    // Another process of the same server was first.
    const theirs = isCode(error, "EEXIST") ? readKept(file) : null;
    if (theirs) return theirs;
    throw error;
  }
}
