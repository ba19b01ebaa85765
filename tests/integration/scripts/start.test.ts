import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "luoshi-data-"));
});

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs a command to its end; gives how it ended and what it said. */
function run(
  script: string,
  args: string[],
  settings: Record<string, string>,
): Promise<{ code: unknown; said: string }> {
  const { DATABASE_URL: _, ...rest } = process.env;
  const options = { env: { ...rest, LUOSHI_DATA_DIR: dataDir, PORT: "0", ...settings } };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], options, (error, out, err) =>
      resolve({ code: error?.code ?? 0, said: out + err }),
    );
  });
}

describe("npm start", () => {
  it.each([
    [{ PORT: "abc" }, "PORT must be a number"],
    [{ PORT: "3999", LUOSHI_DATA_DIR: "package.json" }, "package.json is no folder"],
    [{ PORT: "3999", HOST: "203.0.113.7" }, "which is no address of this machine"],
    [{ PORT: "3999", DATABASE_URL: "postgresql://a:b@127.0.0.1:1/c" }, "Nothing answers at 127.0.0.1:1"],
  ])("ends with one clear sentence for %o", async (settings, sentence) => {
    const { code, said } = await run("scripts/start.mjs", [], settings);
    expect(said).toContain(sentence);
    expect(said).not.toContain("    at ");
    expect(code).toBe(1);
  });

  it("says when the port is taken, and by which setting to choose another", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = address && typeof address === "object" ? address.port : 0;
    const { code, said } = await run("scripts/start.mjs", [], { PORT: String(port) });
    other.close();
    expect(said).toContain(`Port ${port} on 127.0.0.1 is taken by another program`);
    expect(said).toContain(`PORT=${port + 1} npm start`);
    expect(code).toBe(1);
  });
});

it.each([
  ["scripts/start.mjs", []],
  ["scripts/dev.mjs", []],
  ["scripts/test.mjs", []],
  ["scripts/check.mjs", []],
  ["scripts/generate.mjs", []],
  ["scripts/run.mjs", ["scripts/migrate.ts"]],
  ["scripts/run.mjs", ["scripts/seed.ts"]],
])("%s %j explains itself with --help", async (script, args) => {
  const { code, said } = await run(script, [...args, "--help"], {});
  expect(said).toMatch(/^npm /m);
  expect(code).toBe(0);
});
