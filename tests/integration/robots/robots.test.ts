import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import { toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { forgetOld } from "@/lib/jobs/retention";
import { sendDigests } from "@/lib/reminders/mutations";
import { findRobot } from "@/lib/robots/data";
import { removeRobot, setRobot, testRobot } from "@/lib/robots/mutations";
import { sendDuePosts } from "@/lib/robots/post";
import { sendToRobot } from "@/lib/robots/send";
import { createPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

// A Thursday.
const day = "2026-11-19";
const now = new Date("2026-11-19T01:00:00Z");
const minutes = (count: number) => () => new Date(now.getTime() + count * 60_000);

interface Heard {
  url: string;
  body: { msgtype?: string; text?: { content: string } };
}

let heard: Heard[];
let answer: { status: number; body: string; location?: string };
let server: Server;
let port: number;
let workspace: TestWorkspace;

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

beforeEach(async () => {
  heard = [];
  answer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
  server = createServer(async (request, response) => {
    heard.push({ url: request.url ?? "", body: JSON.parse(await read(request)) });
    response.writeHead(answer.status, answer.location ? { location: answer.location } : {});
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  await database().robotPost.deleteMany();
  await database().robot.deleteMany();
  workspace = await createWorkspace();
  const plan = await createPlan(workspace, { status: "in_progress" });
  await database().reportingPeriod.updateMany({
    where: { planId: plan.planId },
    data: {
      startsOn: toDatabaseDate("2026-11-01"),
      opensOn: toDatabaseDate("2026-11-01"),
      dueOn: toDatabaseDate(day),
    },
  });
});
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

const address = "https://oapi.dingtalk.com/robot/send?access_token=very-secret-token";

async function set(secret = "SECsigning"): Promise<void> {
  await setRobot(workspace.actors.administrator, { kind: "dingtalk", address, secret }, now);
}

/** The local server in place of the service: the stored address is public, so the host is named instead. */
async function pointHere(): Promise<void> {
  const { seal } = await import("@/lib/auth/seal");
  const { workspaceId } = workspace;
  const local = `http://127.0.0.1:${port}/robot/send?access_token=t`;
  await database().robot.update({
    where: { workspaceId },
    data: { address: seal(local, `robot:${workspaceId}:address`) },
  });
}

const post = (clock = minutes(0)) =>
  sendDuePosts({ url: "https://luoshi.example", robotHosts: [`127.0.0.1:${port}`] }, clock);

describe("the robot of a workspace", () => {
  it("is kept sealed and never shown again", async () => {
    await set();
    const row = await database().robot.findUniqueOrThrow({ where: { workspaceId: workspace.workspaceId } });
    expect(JSON.stringify(row)).not.toMatch(/very-secret-token|SECsigning/);
    const shown = await findRobot(scopeOf(workspace.actors.administrator));
    expect(shown).toMatchObject({
      kind: "dingtalk",
      host: "oapi.dingtalk.com",
      hasSecret: true,
      lastError: null,
    });
    expect(JSON.stringify(shown)).not.toMatch(/very-secret-token|SECsigning/);
    const events = await database().auditEvent.findMany({ where: { workspaceId: workspace.workspaceId } });
    expect(JSON.stringify(events)).not.toMatch(/very-secret-token|SECsigning/);
    // Left empty, both stay; another address has no old secret.
    await setRobot(workspace.actors.administrator, { kind: "dingtalk", address: "", secret: "" }, now);
    expect(await findRobot(scopeOf(workspace.actors.administrator))).toMatchObject({ hasSecret: true });
    await setRobot(workspace.actors.administrator, { kind: "wecom", address, secret: "" }, now);
    expect(await findRobot(scopeOf(workspace.actors.administrator))).toMatchObject({ hasSecret: false });
  });

  it("is not one within the network, nor one without https", async () => {
    for (const wrong of [
      `http://127.0.0.1:${port}/`,
      `https://127.0.0.1:${port}/`,
      "http://oapi.dingtalk.com/",
      "",
    ]) {
      await expect(
        setRobot(workspace.actors.administrator, { kind: "wecom", address: wrong, secret: "" }, now),
      ).rejects.toMatchObject({ code: "robotAddress" });
    }
    // A name that leads into the machine is found out where the connection is made.
    const target = { kind: "wecom", address: `https://localhost:${port}/`, secret: null } as const;
    expect(await sendToRobot(target, "x", now, [])).toBe("the address is a private one");
    expect(heard).toEqual([]);
  });

  it("hears once a day who owes, signed", async () => {
    await set();
    await pointHere();
    await sendDigests(scopeOf(workspace.actors.supervisor), day, now, false);
    await sendDigests(scopeOf(workspace.actors.supervisor), day, now, false);
    expect(await Promise.all([post(), post()])).toContain(1);
    expect(await post()).toBe(0);
    expect(heard).toHaveLength(1);
    expect(heard[0]?.url).toMatch(/access_token=t&timestamp=\d+&sign=/);
    const text = heard[0]?.body.text?.content ?? "";
    expect(text).toContain("2 个部门欠 4 份填报");
    expect(text).toContain(workspace.departments[0].name);
    expect(text).toContain("https://luoshi.example/");
  });

  it("is tried again while it refuses or is away, and given up after that", async () => {
    await set();
    await pointHere();
    await sendDigests(scopeOf(workspace.actors.supervisor), day, now, false);
    answer = { status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' };
    expect(await post()).toBe(0);
    expect(await findRobot(scopeOf(workspace.actors.administrator))).toMatchObject({
      lastError: "310000 sign not match",
    });
    expect(await post(minutes(1))).toBe(0);
    expect(heard).toHaveLength(1);
    answer = { status: 302, body: "", location: "http://169.254.169.254/" };
    expect(await post(minutes(3))).toBe(0);
    answer = { status: 200, body: '{"errcode":0}' };
    expect(await post(minutes(8))).toBe(1);
    expect(await findRobot(scopeOf(workspace.actors.administrator))).toMatchObject({ lastError: null });
    await database().robotPost.updateMany({ data: { sentAt: null, attempts: 8, nextAttemptAt: now } });
    answer = { status: 500, body: "" };
    await post(minutes(10));
    expect(await database().robotPost.count({ where: { failedAt: { not: null } } })).toBe(1);
  });

  it("hears nothing of a workspace that has none, and nothing more once it is removed", async () => {
    await sendDigests(scopeOf(workspace.actors.supervisor), day, now, false);
    expect(await database().robotPost.count()).toBe(0);
    await expect(testRobot(workspace.actors.administrator, {}, now)).rejects.toMatchObject({
      code: "robotAddress",
    });
    await set();
    await removeRobot(workspace.actors.administrator, {}, now);
    expect(await findRobot(scopeOf(workspace.actors.administrator))).toBeNull();
  });
});

describe("what is old", () => {
  it("is forgotten once it was read or sent; the log stays", async () => {
    await set();
    await sendDigests(scopeOf(workspace.actors.supervisor), day, now, true);
    const { workspaceId } = workspace;
    const where = { workspaceId };
    const messages = await database().notification.findMany({ where, select: { id: true } });
    expect(messages.length).toBeGreaterThan(1);
    await database().notification.update({ where: { id: messages[0]?.id ?? "" }, data: { readAt: now } });
    const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
    await forgetOld(later(399), 400);
    expect(await database().notification.count({ where })).toBe(messages.length);
    await forgetOld(later(401), 400);
    expect(await database().notification.count({ where })).toBe(messages.length - 1);
    // What waits to be posted waits, however old it is.
    expect(await database().robotPost.count({ where })).toBe(1);
    await database().robotPost.updateMany({ where, data: { sentAt: now } });
    await forgetOld(later(801), 400);
    expect(await database().notification.count({ where })).toBe(0);
    expect(await database().robotPost.count({ where })).toBe(0);
    // The plan's and the setting's.
    expect(await database().auditEvent.count({ where })).toBe(2);
  });
});
