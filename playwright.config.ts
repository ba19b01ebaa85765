import { readdirSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/steps/browser";

// Projects never share a worker, so each file of tests has a server and a database of its own and may change them.
const files = readdirSync("tests/e2e").filter((name) => name.endsWith(".spec.ts"));

export default defineConfig({
  projects: files.map((name) => ({ name: name.replace(".spec.ts", ""), testMatch: name })),
  testDir: "tests/e2e",
  outputDir: ".data/test-results",
  globalSetup: "./tests/setup/e2e-global.ts",
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
    // Recording slows every step down, most on small machines; `npx playwright test --trace on` when one is needed.
    trace: "off",
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
