/** One hash over files and folders: whether anything changed since a step was last done. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

function filesBelow(path: string, skip: string[]): string[] {
  if (!existsSync(path) || skip.includes(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name), skip));
}

export function hashOf(paths: string[], skip: string[] = []): string {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesBelow(path, skip))) {
    hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}
