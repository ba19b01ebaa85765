/** The office program in which the tests open what was exported: one that is installed, else one that is installed now. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { Problem, step } from "./say.mjs";

/** Its parts for spreadsheets and for text are packages of their own; without them it opens neither. */
const parts = ["libsclo.so", "libswlo.so"];

function findOffice(): string | undefined {
  const found = spawnSync("which", ["soffice"], { encoding: "utf8" });
  const path = found.status === 0 ? found.stdout.split("\n")[0]?.trim() : undefined;
  if (!path) return undefined;
  const folder = dirname(realpathSync(path));
  const isDebian = folder.startsWith("/usr/lib/libreoffice");
  return !isDebian || parts.every((part) => existsSync(join(folder, part))) ? path : undefined;
}

function installDebianPackages(): void {
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  execFileSync("apt-get", ["update", "-q"], options);
  // Without the fonts every Chinese character is an empty box.
  const packages = ["libreoffice-calc-nogui", "libreoffice-writer-nogui", "fonts-noto-cjk"];
  execFileSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], options);
}

/** The program's path; installs it as a Debian package where this user may. */
export async function ensureOffice(): Promise<string> {
  const there = findOffice();
  if (there) return there;
  const missing =
    "LibreOffice with Calc and Writer is missing and could not be installed. Install it and run the tests again.";
  await step("Installing LibreOffice", () => {
    if (process.getuid?.() !== 0) throw new Error("only root installs packages");
    installDebianPackages();
  }).catch((error: unknown) => {
    throw new Problem(missing, { cause: error });
  });
  const installed = findOffice();
  if (!installed) throw new Problem(missing);
  return installed;
}
