import type { AddressInfo } from "node:net";
import { Client } from "pg";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import { toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { claimMail, setAddress } from "@/lib/mail/mutations";
import { sendDueMails } from "@/lib/mail/post";
import { sendDigests } from "@/lib/reminders/mutations";
import { testDatabaseUrl } from "@/tests/setup/database";
import { createPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

// A Thursday.
const day = "2026-11-19";
const now = new Date("2026-11-19T01:00:00Z");
const minutes = (count: number) => () => new Date(now.getTime() + count * 60_000);
const address = "https://luoshi.example";

interface Received {
  to: string[];
  text: string;
}

let received: Received[];
let refused: Map<string, number>;
/** Done while the server has a mail in its hands and has not answered yet. */
let onMail: (() => Promise<void>) | null = null;
let server: SMTPServer | null = null;
let workspace: TestWorkspace;

/** A real mail server on this machine; `refused` names whom it turns away, and with which answer. */
async function listen(port = 0): Promise<number> {
  const opened = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo(recipient, _session, callback) {
      const code = refused.get(recipient.address);
      callback(code ? Object.assign(new Error("no"), { responseCode: code }) : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        await onMail?.();
        const to = session.envelope.rcptTo.map((recipient) => recipient.address);
        received.push({ to, text: Buffer.concat(chunks).toString() });
        callback(null);
      });
    },
  });
  server = opened;
  await new Promise<void>((resolve) => opened.listen(port, "127.0.0.1", resolve));
  return (opened.server.address() as AddressInfo).port;
}

async function close(): Promise<void> {
  const open = server;
  server = null;
  if (open) await new Promise<void>((resolve) => open.close(() => resolve()));
}

function send(port: number, clock = minutes(0)): Promise<number> {
  return sendDueMails(
    { url: `smtp://127.0.0.1:${port}`, from: "落实 <luoshi@example.gov.cn>" },
    address,
    clock,
  );
}

beforeEach(async () => {
  received = [];
  onMail = null;
  refused = new Map();
  await database().mail.deleteMany();
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
  await setAddress(workspace.actors.officer, { email: "officer@example.gov.cn", locale: "zh-CN" }, now);
  await setAddress(workspace.actors.other, { email: "other@example.gov.cn", locale: "en" }, now);
  await sendDigests(scopeOf(workspace.actors.supervisor), day, now, true);
});
afterEach(close);

describe("digests by mail", () => {
  it("arrive once at each address, as text and HTML with a name of their own", async () => {
    const port = await listen();
    expect(await send(port)).toBe(2);
    expect(received.map(({ to }) => to[0]).sort()).toEqual([
      "officer@example.gov.cn",
      "other@example.gov.cn",
    ]);
    const [first] = received;
    expect(first?.text).toMatch(/^Message-ID: <[0-9a-f-]+@luoshi\.example>/im);
    expect(first?.text).toMatch(/text\/plain/);
    expect(first?.text).toMatch(/text\/html/);
    const english = received.find(({ to }) => to[0] === "other@example.gov.cn");
    expect(english?.text).toMatch(/^Subject: Luoshi: 2 reports owed/m);
    expect(await send(port, minutes(600))).toBe(0);
    expect(received).toHaveLength(2);
  });

  it("are sent once though several servers send at the same moment", async () => {
    const port = await listen();
    const sent = await Promise.all([send(port), send(port), send(port)]);
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(received).toHaveLength(2);
  });

  it("wait while the mail server is down, and are not lost", async () => {
    const port = await listen();
    await close();
    expect(await send(port)).toBe(0);
    await listen(port);
    // The one that was tried has its pause; the other goes at once.
    expect(await send(port, minutes(1))).toBe(1);
    expect(await send(port, minutes(3))).toBe(1);
    expect(received).toHaveLength(2);
  });

  it("go out once though the database is restarted while they do", async () => {
    const port = await listen();
    onMail = async () => {
      // What a restart does to a server: every connection is gone.
      const other = new Client({ connectionString: testDatabaseUrl() });
      await other.connect();
      await other.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      );
      await other.end();
    };
    expect(await send(port)).toBe(2);
    expect(await database().mail.count({ where: { sentAt: { not: null } } })).toBe(2);
    expect(await send(port, minutes(600))).toBe(0);
    expect(received.map(({ to }) => to[0]).sort()).toEqual([
      "officer@example.gov.cn",
      "other@example.gov.cn",
    ]);
  });

  it("are not lost where the server dies with one in its hands", async () => {
    const port = await listen();
    // Taken, and never heard of again.
    expect(await claimMail(now)).not.toBeNull();
    expect(await send(port)).toBe(1);
    expect(await send(port, minutes(1))).toBe(0);
    expect(await send(port, minutes(3))).toBe(1);
    expect(received).toHaveLength(2);
  });

  it("that are put off are tried again, those that are refused are not", async () => {
    const port = await listen();
    refused.set("officer@example.gov.cn", 451).set("other@example.gov.cn", 550);
    expect(await send(port)).toBe(0);
    refused.clear();
    expect(await send(port, minutes(10))).toBe(1);
    expect(received.map(({ to }) => to)).toEqual([["officer@example.gov.cn"]]);
    const given = await database().mail.findMany({ where: { failedAt: { not: null } } });
    expect(given.map(({ userId }) => userId)).toEqual([workspace.actors.other.userId]);
  });

  it("go nowhere once the address was taken back", async () => {
    const port = await listen();
    await setAddress(workspace.actors.officer, { email: null, locale: "zh-CN" }, now);
    expect(await send(port)).toBe(1);
  });

  it("are not written where no mail is configured", async () => {
    const scope = scopeOf(workspace.actors.supervisor);
    await database().reminderRun.deleteMany({ where: { workspaceId: scope.workspaceId } });
    await database().notification.deleteMany({ where: { workspaceId: scope.workspaceId } });
    await database().mail.deleteMany();
    await sendDigests(scope, day, now, false);
    expect(await database().mail.count()).toBe(0);
  });
});
