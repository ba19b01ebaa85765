/** `npm run bench:reporting`: officers who all report within a minute, against a real server; nothing lost, nothing twice. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { encode } from "next-auth/jwt";
import { dayOf, monthEnd, monthStart, toDatabaseDate } from "@/lib/calendar/date";
import { connect, type Database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { cloneDatabase, startCluster } from "@/tests/setup/cluster";
import { build } from "./steps/build";
import { childEnvironment } from "./steps/database";
import { freePort } from "./steps/postgres";
import { fail, say } from "./steps/say.mjs";
import { localAddress, startServer } from "./steps/server";

const help = `npm run bench:reporting [-- options]

Builds, starts a server on a database of its own with so many departments, and lets the officer of each open the desk,
type a report that is saved again and again, and hand it in, twice at once as impatient people do. Prints the times and
fails where a report is lost or stands twice, or where the 95th percentile of a save is above the limit.

  --officers N     200
  --seconds N      60; they begin at even distances within it
  --limit MS       300, for a save
  --as-built       uses the build that is there
  --help           this text
`;

/** How often what is being typed is saved before it is handed in. */
const savesEach = 4;
/** Between two saves, as the page does it. */
const pauseMs = 2_000;
const secret = "a secret of the bench and of nothing else";

interface Officer {
  cookie: string;
  assignmentId: string;
  text: string;
}

interface Place {
  periodId: string;
  officers: Officer[];
}

/** A workspace with as many departments as officers, each with one part in one of the plan's tasks. */
async function furnish(client: Database, count: number): Promise<Place> {
  const [workspaceId, planId, sectionId, periodId] = Array.from({ length: 4 }, () => randomUUID());
  if (!workspaceId || !planId || !sectionId || !periodId) throw new Error("no ids");
  const today = dayOf(new Date(), "Asia/Shanghai");
  const placed = { workspaceId, planId };
  await client.workspace.create({ data: { id: workspaceId, slug: "bench", name: "填报压力测试市" } });
  await client.plan.create({
    data: {
      id: planId,
      workspaceId,
      title: "集中填报实施方案",
      startsOn: toDatabaseDate(monthStart(today, -6)),
      endsOn: toDatabaseDate(monthEnd(today, 6)),
      handedOutAt: new Date(),
    },
  });
  await client.section.create({
    data: { ...placed, id: sectionId, order: 0, title: "重点任务", anchorStart: 0, anchorEnd: 1 },
  });
  await client.reportingPeriod.create({
    data: {
      ...placed,
      id: periodId,
      startsOn: toDatabaseDate(monthStart(today)),
      endsOn: toDatabaseDate(monthEnd(today)),
      opensOn: toDatabaseDate(monthStart(today)),
      dueOn: toDatabaseDate(monthEnd(today)),
    },
  });
  const tasks = Array.from({ length: Math.ceil(count / 4) }, () => randomUUID());
  await client.task.createMany({
    data: tasks.map((id, order) => ({
      ...placed,
      id,
      sectionId,
      order,
      number: String(order + 1),
      title: `第 ${order + 1} 项任务`,
      text: "由各有关部门按职责落实。",
      status: "in_progress" as const,
    })),
  });
  const people = Array.from({ length: count }, (_, index) => ({
    departmentId: randomUUID(),
    userId: randomUUID(),
    membershipId: randomUUID(),
    sessionId: randomUUID(),
    assignmentId: randomUUID(),
    taskId: tasks[Math.floor(index / 4)] ?? "",
    index,
  }));
  await client.department.createMany({
    data: people.map(({ departmentId, index }) => ({
      id: departmentId,
      workspaceId,
      name: `第 ${index + 1} 局`,
      order: index,
    })),
  });
  await client.user.createMany({
    data: people.map(({ userId, index }) => ({
      id: userId,
      username: `officer-${index}`,
      name: `联络员${index}`,
    })),
  });
  await client.membership.createMany({
    data: people.map(({ membershipId, userId, departmentId }) => ({
      id: membershipId,
      userId,
      departmentId,
      workspaceId,
      role: "officer" as const,
    })),
  });
  const expiresAt = new Date(Date.now() + 3_600_000);
  await client.session.createMany({
    data: people.map(({ sessionId, userId, membershipId }) => ({
      id: sessionId,
      userId,
      membershipId,
      expiresAt,
    })),
  });
  await client.assignment.createMany({
    data: people.map(({ assignmentId, taskId, departmentId, index }) => ({
      id: assignmentId,
      workspaceId,
      taskId,
      departmentId,
      role: index % 4 === 0 ? ("lead" as const) : ("cooperating" as const),
      acknowledgedAt: new Date(),
    })),
  });
  const officers = await Promise.all(
    people.map(async ({ sessionId, userId, assignmentId, index }) => ({
      cookie: `next-auth.session-token=${await encode({ secret, token: { sub: userId, sessionId } })}`,
      assignmentId,
      text: `第 ${index + 1} 局本月进展：已按计划推进，${randomUUID()}。`,
    })),
  );
  return { periodId, officers };
}

/** The id under which the built server knows an action. */
function actionId(name: string): string {
  const manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as {
    node: Record<string, { exportedName?: string }>;
  };
  const found = Object.entries(manifest.node).find(([, { exportedName }]) => exportedName === name);
  if (!found) throw new Error(`the build knows no action ${name}`);
  return found[0];
}

interface Answer {
  ok: boolean;
  data?: { id?: string; version?: number };
  error?: { code: string };
}

/** Calls an action as the page does; the answer is the line of the stream that says whether it was done. */
async function call(base: string, cookie: string, action: string, input: unknown): Promise<Answer> {
  const response = await fetch(`${base}/`, {
    method: "POST",
    headers: {
      cookie,
      "next-action": action,
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
    },
    body: JSON.stringify([input]),
  });
  const text = await response.text();
  const line = /^\d+:(\{"ok":.*\})$/m.exec(text)?.[1];
  if (!line) throw new Error(`no answer in ${response.status}: ${text.slice(0, 200)}`);
  return JSON.parse(line) as Answer;
}

interface Times {
  desk: number[];
  save: number[];
  submit: number[];
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const result = await work();
  times.push(performance.now() - from);
  return result;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function report(base: string, officer: Officer, periodId: string, times: Times): Promise<void> {
  const { cookie, assignmentId, text } = officer;
  const seeDesk = async () => {
    const desk = await timed(times.desk, async () => {
      const response = await fetch(`${base}/`, { headers: { cookie } });
      await response.arrayBuffer();
      return response;
    });
    if (desk.status !== 200) throw new Error(`the desk answers ${desk.status}`);
  };
  await seeDesk();
  const [save, submit] = [actionId("saveReportDraft"), actionId("submitOwnReports")];
  let id = "";
  let version = 0;
  for (let part = 1; part <= savesEach; part++) {
    const typed = part === savesEach ? text : text.slice(0, Math.ceil((text.length * part) / savesEach));
    const content = { text: typed, percent: 40, isBlocked: false, problems: "", nextSteps: "" };
    const answer = await timed(times.save, () =>
      call(base, cookie, save, { assignmentId, periodId, version, ...content }),
    );
    if (!answer.ok || !answer.data?.id || !answer.data.version)
      throw new Error(`save: ${answer.error?.code}`);
    ({ id = "", version = 0 } = answer.data);
    await pause(pauseMs);
  }
  const hand = () => timed(times.submit, () => call(base, cookie, submit, { reportIds: [id] }));
  const answers = await Promise.all([hand(), hand()]);
  const taken = answers.filter(({ ok }) => ok).length;
  if (taken !== 1)
    throw new Error(`handed in ${taken} times: ${answers.map(({ error }) => error?.code).join()}`);
  // A second after handing in the page asks for itself anew.
  await pause(1000);
  await seeDesk();
}

function quantile(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** What stands in the database against what was typed: each report once, word for word, handed in once. */
async function faultsOf(client: Database, { officers, periodId }: Place): Promise<string[]> {
  const [reports, handed] = await Promise.all([
    client.report.findMany({ where: { periodId }, select: { assignmentId: true, text: true, status: true } }),
    client.auditEvent.count({ where: { kind: "report.submitted" } }),
  ]);
  const texts = new Map(reports.map((row) => [row.assignmentId, row]));
  const lost = officers.filter(({ assignmentId, text }) => {
    const row = texts.get(assignmentId);
    return row?.text !== text || row.status !== "submitted";
  });
  return [
    ...(lost.length > 0 ? [`${lost.length} reports are lost or not as they were typed`] : []),
    ...(reports.length === officers.length
      ? []
      : [`${reports.length} reports of ${officers.length} officers`]),
    ...(handed === officers.length ? [] : [`${handed} times handed in`]),
  ];
}

async function bench(count: number, seconds: number, limit: number, asBuilt: boolean): Promise<void> {
  const cluster = await startCluster();
  try {
    if (!asBuilt) await build();
    const databaseUrl = await cloneDatabase(cluster.template, "bench");
    const client = connect(databaseUrl);
    const place = await furnish(client, count);
    const port = await freePort();
    const base = localAddress("127.0.0.1", port);
    const settings = { ...env(), url: base, demo: false, dataDir: join(cluster.folder, "bench") };
    const environment = {
      ...childEnvironment(settings, databaseUrl),
      LUOSHI_URL: base,
      NEXTAUTH_SECRET: secret,
    };
    const print = (text: string) => process.stderr.write(text);
    const server = await startServer({ mode: "start", host: "127.0.0.1", port, environment, print });
    try {
      await fetch(`${base}/sign-in`).then((response) => response.arrayBuffer());
      const times: Times = { desk: [], save: [], submit: [] };
      const results = await Promise.allSettled(
        place.officers.map(async (officer, index) => {
          // The last ones still need their pauses between saves within the time.
          const span = Math.max(0, seconds * 1000 - savesEach * pauseMs - 2_000);
          await pause((span * index) / place.officers.length);
          await report(base, officer, place.periodId, times);
        }),
      );
      for (const [name, list] of Object.entries(times) as [string, number[]][]) {
        const figures = [0.5, 0.95, 1].map((share) => quantile(list, share).toFixed(0).padStart(8)).join("");
        say(`${name.padEnd(10)}${String(list.length).padStart(6)} requests   p50, p95, max ms:${figures}`);
      }
      const failed = results.flatMap((result) =>
        result.status === "rejected" ? [String(result.reason)] : [],
      );
      const faults = await faultsOf(client, place);
      for (const fault of [...new Set(failed)].slice(0, 5)) say(fault);
      if (failed.length > 0) faults.push(`${failed.length} officers were not served`);
      const p95 = quantile(times.save, 0.95);
      if (p95 >= limit) faults.push(`the 95th percentile of a save is ${p95.toFixed(0)} ms, above ${limit}`);
      if (faults.length > 0) throw new Error(`${faults.join("; ")}.`);
      say(`${count} reports within ${seconds} s: none lost, none twice.`);
    } finally {
      await server.stop();
      await client.$disconnect();
    }
  } finally {
    await cluster.stop();
  }
}

const { values } = parseArgs({
  options: {
    officers: { type: "string", default: "200" },
    seconds: { type: "string", default: "60" },
    limit: { type: "string", default: "300" },
    "as-built": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const numbers = [values.officers, values.seconds, values.limit].map(Number);
const [officers = 0, seconds = 0, limit = 0] = numbers;
if (values.help || numbers.some((number) => !(number > 0))) say(help);
else await bench(officers, seconds, limit, values["as-built"]).catch(fail);
