/**
 * What every end-to-end test begins with: a production server of its worker's own on a cloned, demo-seeded database,
 * and a page on which no error may reach the browser's console.
 */
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { env } from "@/lib/env";
import { childEnvironment } from "@/scripts/steps/database";
import { freePort } from "@/scripts/steps/postgres";
import { localAddress, startServer } from "@/scripts/steps/server";
import { cloneDatabase, dropDatabase } from "./cluster";
import { openPostOffice, type PostOffice } from "./post-office";

interface Prepared {
  empty: string;
  demo: string;
  folder: string;
}

export interface Site {
  url: string;
  /** Undefined only against a server that was already running (LUOSHI_E2E_URL). */
  databaseUrl: string | undefined;
  /** Where its mail arrives, if it sends any. */
  post: PostOffice | undefined;
}

interface WorkerOptions {
  /** `test.use({ demo: false })`: a server whose database has no user yet. */
  demo: boolean;
  /** `test.use({ mail: true })`: a server that sends mail, and somebody who takes it in. */
  mail: boolean;
  site: Site;
}

interface TestOptions {
  /** Console errors that this test provokes on purpose. */
  expectedErrors: RegExp[];
  watched: undefined;
}

async function begin(demo: boolean, mail: boolean, name: string): Promise<Site & { end(): Promise<void> }> {
  const running = process.env.LUOSHI_E2E_URL;
  if (running) return { url: running, databaseUrl: undefined, post: undefined, end: async () => undefined };
  const prepared = JSON.parse(process.env.LUOSHI_E2E ?? "{}") as Prepared;
  const databaseUrl = await cloneDatabase(demo ? prepared.demo : prepared.empty, name);
  const port = await freePort();
  const url = localAddress("127.0.0.1", port);
  const settings = { ...env(), url, demo: false, dataDir: join(prepared.folder, name) };
  const post = mail ? await openPostOffice() : undefined;
  const smtp = post && { SMTP_URL: post.url, SMTP_FROM: "落实 <luoshi@example.gov.cn>" };
  const server = await startServer({
    mode: "start",
    host: "127.0.0.1",
    port,
    environment: { ...childEnvironment(settings, databaseUrl), LUOSHI_URL: url, ...smtp },
    print: (text) => process.stderr.write(text),
  });
  return {
    url,
    databaseUrl,
    post,
    async end() {
      await server.stop();
      await post?.close();
      await dropDatabase(databaseUrl);
    },
  };
}

export const test = base.extend<TestOptions, WorkerOptions>({
  demo: [true, { option: true, scope: "worker" }],
  mail: [false, { option: true, scope: "worker" }],
  site: [
    async ({ demo, mail }, use, worker) => {
      const { end, ...site } = await begin(demo, mail, `e2e_${worker.workerIndex}`);
      await use(site);
      await end();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  expectedErrors: [[], { option: true }],
  watched: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => errors.push(String(error.error())));
      await use(undefined);
      const unexpected = errors.filter((text) => !expectedErrors.some((pattern) => pattern.test(text)));
      expect(unexpected, "errors on the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
