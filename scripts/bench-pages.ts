/** `npm run bench:pages`: how long the server takes for each page of the demo, as each role sees it. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { demoPassword } from "@/lib/auth/demo-accounts";
import { connect } from "@/lib/db/client";
import { env } from "@/lib/env";
import { cloneDatabase, startCluster } from "@/tests/setup/cluster";
import { build } from "./steps/build";
import { childEnvironment } from "./steps/database";
import { freePort } from "./steps/postgres";
import { fail, say } from "./steps/say.mjs";
import { localAddress, startServer } from "./steps/server";
import { mustRun } from "./steps/tool";

const help = `npm run bench:pages [-- --runs N]

Builds, starts a server on a demo of its own, asks each page N times (50) after a warm-up, one request at a time, and
prints median and 95th percentile of the time until the whole page has arrived.
`;

const warmUps = 8;

interface Target {
  role: string;
  path: string;
}

async function signIn(base: string, username: string): Promise<string> {
  const csrf = await fetch(`${base}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookies = (response: Response) =>
    response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
  const answer = await fetch(`${base}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookies(csrf).join("; "), "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, username, password: demoPassword, json: "true" }),
  });
  const session = cookies(answer).find((cookie) => cookie.startsWith("next-auth.session-token="));
  if (!session) throw new Error(`${username} cannot sign in`);
  return session;
}

async function targets(databaseUrl: string): Promise<Target[]> {
  const client = connect(databaseUrl);
  const plan = await client.plan.findFirstOrThrow({
    orderBy: { tasks: { _count: "desc" } },
    select: { id: true },
  });
  const task = await client.task.findFirstOrThrow({
    where: {
      planId: plan.id,
      assignments: { some: { department: { memberships: { some: { user: { username: "officer" } } } } } },
    },
    orderBy: { order: "asc" },
    select: { id: true, assignments: { take: 1, select: { departmentId: true } } },
  });
  await client.$disconnect();
  const views = ["", "/board", "/table", "/matrix", "/dashboard"].map((view) => `/plans/${plan.id}${view}`);
  return [
    ...["officer", "head", "supervisor", "leader", "admin"].map((role) => ({ role, path: "/" })),
    ...[
      "/plans",
      ...views,
      "/dashboard",
      "/departments",
      `/departments/${task.assignments[0]?.departmentId}`,
    ].map((path) => ({
      role: "supervisor",
      path,
    })),
    { role: "officer", path: `/tasks/${task.id}` },
    { role: "supervisor", path: "/plans/new" },
    ...["timeline", "reports", "document"].map((view) => ({
      role: "supervisor",
      path: `/plans/${plan.id}/${view}`,
    })),
    { role: "supervisor", path: `/search?q=${encodeURIComponent("质量")}` },
    { role: "officer", path: "/calendar" },
    { role: "admin", path: "/admin" },
    { role: "admin", path: "/admin/audit" },
  ];
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

async function measure(
  base: string,
  cookie: string,
  path: string,
  runs: number,
): Promise<{ times: number[]; bytes: number }> {
  const times: number[] = [];
  let bytes = 0;
  for (let run = -warmUps; run < runs; run++) {
    const from = performance.now();
    const response = await fetch(`${base}${path}`, { headers: { cookie } });
    bytes = (await response.arrayBuffer()).byteLength;
    if (response.status !== 200 || response.url !== `${base}${path}`)
      throw new Error(`${path} answers ${response.status}`);
    if (run >= 0) times.push(performance.now() - from);
  }
  return { times: times.sort((a, b) => a - b), bytes };
}

async function bench(runs: number): Promise<void> {
  const cluster = await startCluster();
  try {
    await build();
    const databaseUrl = await cloneDatabase(cluster.template, "bench");
    await mustRun(
      "Seeding the demo",
      ["--import", "tsx", "scripts/seed.ts"],
      childEnvironment(env(), databaseUrl),
    );
    const port = await freePort();
    const base = localAddress("127.0.0.1", port);
    const settings = { ...env(), url: base, demo: false, dataDir: join(cluster.folder, "bench") };
    const environment = { ...childEnvironment(settings, databaseUrl), LUOSHI_URL: base };
    const print = (text: string) => process.stderr.write(text);
    const server = await startServer({ mode: "start", host: "127.0.0.1", port, environment, print });
    try {
      const cookies = new Map<string, string>();
      say(`${"page".padEnd(50)}${"role".padEnd(12)}   p50 ms   p95 ms       KB`);
      for (const { role, path } of await targets(databaseUrl)) {
        const cookie = cookies.get(role) ?? (await signIn(base, role));
        cookies.set(role, cookie);
        const { times, bytes } = await measure(base, cookie, path, runs);
        const figures = [quantile(times, 0.5), quantile(times, 0.95), bytes / 1024];
        const shown = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "…");
        say(
          `${shown.padEnd(50)}${role.padEnd(12)}${figures.map((figure) => figure.toFixed(1).padStart(9)).join("")}`,
        );
      }
    } finally {
      await server.stop();
    }
  } finally {
    await cluster.stop();
  }
}

const { values } = parseArgs({
  options: { runs: { type: "string", default: "50" }, help: { type: "boolean", default: false } },
});
if (values.help) say(help);
else await bench(Number(values.runs)).catch(fail);
