import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { completed, type LockEntry } from "@/scripts/complete-lock.mjs";

it("the lock file names the packages of every platform (else: node scripts/complete-lock.mjs)", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, LockEntry>;
  };
  const missing = Object.keys(completed(lock).packages).filter((path) => !lock.packages[path]);
  expect(missing).toEqual([]);
});
