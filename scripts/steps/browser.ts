/** The Chromium of the end-to-end tests: the one named, one that is installed, else one that is installed now. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { env } from "@/lib/env";
import { Problem, step } from "./say.mjs";

function onPath(name: string): string | undefined {
  const found = spawnSync(process.platform === "win32" ? "where" : "which", [name], { encoding: "utf8" });
  return found.status === 0 ? found.stdout.split("\n")[0]?.trim() : undefined;
}

/** The browser to use, when there is one. */
export function findBrowser(): string | undefined {
  const { chromiumPath } = env();
  if (chromiumPath !== undefined) {
    if (existsSync(chromiumPath)) return chromiumPath;
    throw new Problem(
      `CHROMIUM_PATH names ${chromiumPath}, which does not exist. Correct it, or leave it out.`,
    );
  }
  const own = chromium.executablePath();
  return (
    ["chromium", "chromium-browser", "google-chrome"].map(onPath).find(Boolean) ??
    (existsSync(own) ? own : undefined)
  );
}

function installDebianPackage(): void {
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  execFileSync("apt-get", ["update", "-q"], options);
  // Without the fonts every Chinese character is an empty box.
  execFileSync(
    "apt-get",
    ["install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-noto-cjk"],
    options,
  );
}

export async function ensureBrowser(): Promise<string> {
  const there = findBrowser();
  if (there) return there;
  await step("Installing Chromium", () => {
    if (process.getuid?.() === 0 && onPath("apt-get")) installDebianPackage();
    else
      execFileSync(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], {
        stdio: "ignore",
      });
  }).catch((error: unknown) => {
    throw new Problem("Chromium could not be installed. Install it and name it in CHROMIUM_PATH.", {
      cause: error,
    });
  });
  const installed = findBrowser();
  if (!installed) throw new Problem("No Chromium was found. Install it and name it in CHROMIUM_PATH.");
  return installed;
}
