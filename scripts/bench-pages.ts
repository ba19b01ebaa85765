/** `npm run bench:pages`: how long the server takes for each page of the demo, as each role sees it. */
import { parseArgs } from "node:util";
import { appendAudit } from "@/lib/audit/mutations";
import { clock } from "@/lib/auth/author";
import { scopeOfCommand } from "@/lib/auth/scope";
import { connect } from "@/lib/db/client";
import type { Transaction } from "@/lib/db/transaction";
import { withBenchServer } from "./bench/server";
import { measure, quantile, signIn } from "./bench/visitor";
import { fail, Problem, say } from "./steps/say.mjs";

const help = `npm run bench:pages [-- options]

Builds, starts a server on a demo of its own, asks each page so many times after a warm-up, one request at a time, and
prints median and 95th percentile of the time until the whole page has arrived.

  --runs N         50
  --plan-tasks N   instead of the demo, one plan of N tasks: the views of its tasks, each with its first window
  --limit MS       fails where the 95th percentile of a page is above
  --changing       something in the workspace changes before each request, so that nothing can be kept from the last one
  --as-built       uses the build that is there
  --database URL   a database that has been filled before (bench:seed, or the demo)
  --help           this text
`;

interface Target {
  role: string;
  path: string;
}

/** The pages of one very large plan, and what they read on when somebody looks further. */
async function largeTargets(databaseUrl: string): Promise<Target[]> {
  const client = connect(databaseUrl);
  const plan = await client.plan.findFirstOrThrow({ select: { id: true } });
  const task = await client.task.findFirstOrThrow({ where: { order: 99 }, select: { id: true } });
  await client.$disconnect();
  const views = ["table", "board", "timeline", "matrix", "document", "reports", "dashboard"];
  const rows = ["table/rows", "timeline/rows", "matrix/rows"].map((view) => `${view}?after=${task.id}`);
  return [
    ...["", ...views.map((view) => `/${view}`), ...rows.map((view) => `/${view}`)].map((view) => ({
      role: "supervisor",
      path: `/plans/${plan.id}${view}`,
    })),
    { role: "supervisor", path: `/plans/${plan.id}/table?group=department&sort=deadline` },
    { role: "supervisor", path: `/plans/${plan.id}/board?lanes=section` },
    { role: "officer", path: "/" },
    { role: "supervisor", path: "/" },
    { role: "officer", path: "/calendar" },
    { role: "supervisor", path: `/search?q=${encodeURIComponent("污水管网")}` },
  ];
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

interface Options {
  runs: number;
  /** Null: the demo. */
  planTasks: number | null;
  limit: number;
  isChanging: boolean;
  asBuilt: boolean;
  filled: string | undefined;
}

/** A change of no consequence, with its entry in the log as every change has. */
async function changes(client: ReturnType<typeof connect>): Promise<() => Promise<void>> {
  const { id } = await client.workspace.findFirstOrThrow({ select: { id: true } });
  const data = { imports: 0, drafts: 0 };
  return () =>
    client.$transaction((tx) =>
      appendAudit(tx as Transaction, scopeOfCommand(id), clock, new Date(), [
        { kind: "workspace.tidied", subjectId: id, data },
      ]),
    );
}

async function bench({ runs, planTasks, limit, isChanging, asBuilt, filled }: Options): Promise<void> {
  await withBenchServer({ planTasks, asBuilt, filled }, async ({ base, databaseUrl }) => {
    const client = connect(databaseUrl);
    const before = isChanging ? await changes(client) : undefined;
    const cookies = new Map<string, string>();
    const slow: string[] = [];
    say(`${"page".padEnd(50)}${"role".padEnd(12)}   p50 ms   p95 ms       KB`);
    for (const { role, path } of await (planTasks === null ? targets : largeTargets)(databaseUrl)) {
      const cookie = cookies.get(role) ?? (await signIn(base, role));
      cookies.set(role, cookie);
      const { times, bytes } = await measure(base, cookie, path, runs, before);
      const p95 = quantile(times, 0.95);
      const figures = [quantile(times, 0.5), p95, bytes / 1024];
      const shown = path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…");
      if (p95 > limit) slow.push(shown);
      say(
        `${shown.padEnd(50)}${role.padEnd(12)}${figures.map((figure) => figure.toFixed(1).padStart(9)).join("")}`,
      );
    }
    await client.$disconnect();
    if (slow.length > 0)
      throw new Problem(
        `The 95th percentile is above ${limit} ms for ${slow.length} pages: ${slow.join(", ")}`,
      );
  });
}

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "50" },
    "plan-tasks": { type: "string" },
    limit: { type: "string" },
    changing: { type: "boolean", default: false },
    "as-built": { type: "boolean", default: false },
    database: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const planTasks = values["plan-tasks"] === undefined ? null : Number(values["plan-tasks"]);
const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
if (values.help) say(help);
else
  await bench({
    runs: Number(values.runs),
    planTasks,
    limit,
    isChanging: values.changing,
    asBuilt: values["as-built"],
    filled: values.database,
  }).catch(fail);
