import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { appendAudit } from "@/lib/audit/mutations";
import { scopeOf } from "@/lib/auth/scope";
import { endSession } from "@/lib/auth/sign-in";
import { database } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { announceMessages } from "@/lib/live/announce";
import { type Change, type Listener, listen } from "@/lib/live/listener";
import { beat, endLive, streamFor } from "@/lib/live/stream";
import type { LiveEvent } from "@/lib/live/types";
import { editTask, takeStepOnMany } from "@/lib/tasks/mutations";
import { testDatabaseUrl } from "@/tests/setup/database";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let plan: TestPlan;

beforeAll(async () => {
  workspace = await createWorkspace();
  plan = await createPlan(workspace, { tasks: 60 });
});
afterAll(endLive);

function taskId(index: number): string {
  return plan.tasks[index]?.id ?? "";
}

async function version(id: string): Promise<number> {
  return (await database().task.findUniqueOrThrow({ where: { id }, select: { version: true } })).version;
}

async function edit(id: string, title: string): Promise<void> {
  const input = { taskId: id, version: await version(id), changes: { title }, reason: "更正" };
  await editTask(workspace.actors.supervisor, input, new Date());
}

describe("two server processes", () => {
  const listeners: Listener[] = [];
  afterEach(async () => {
    await Promise.all(listeners.splice(0).map((listener) => listener.stop()));
  });

  async function server(onGap = () => {}): Promise<Change[]> {
    const heard: Change[] = [];
    // Messages to people are of other tests.
    const hear = (change: Change) => {
      if (change.users === undefined) heard.push(change);
    };
    const listener = listen(testDatabaseUrl(), hear, onGap);
    listeners.push(listener);
    expect(await listener.listening(5000)).toBe(true);
    return heard;
  }

  it("both hear where a change was and whom it concerns", async () => {
    const [first, second] = await Promise.all([server(), server()]);
    await edit(taskId(0), "新的标题");
    await vi.waitFor(() => expect([first.length, second.length]).toEqual([1, 1]));
    expect(first).toEqual(second);
    expect(first[0]).toMatchObject({
      workspace: workspace.workspaceId,
      plan: plan.planId,
      tasks: [taskId(0)],
      author: workspace.actors.supervisor.userId,
    });
    expect(new Set(first[0]?.departments)).toEqual(new Set(workspace.departments.map(({ id }) => id)));
    expect(JSON.stringify(first)).not.toContain("标题");
  });

  it("hear one message of a change of many tasks", async () => {
    const heard = await server();
    const tasks = await database().task.findMany({
      where: { planId: plan.planId },
      select: { id: true, version: true },
    });
    const input = {
      step: "suspend" as const,
      reason: "暂缓",
      tasks: tasks.map(({ id, version }) => ({ taskId: id, version })),
    };
    await takeStepOnMany(workspace.actors.supervisor, input, new Date());
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(heard[0]).toMatchObject({ plan: plan.planId, tasks: null, departments: null });
  });

  it("hear nothing of what was taken back", async () => {
    const heard = await server();
    const scope = scopeOf(workspace.actors.supervisor);
    const author = { userId: null, name: "系统", departmentId: null, departmentName: null };
    const created = (name: string) => ({
      kind: "department.created" as const,
      subjectId: randomUUID(),
      data: { name, collective: false },
    });
    const failed = transaction(async (tx) => {
      await appendAudit(tx, scope, author, new Date(), [created("没有的部门")]);
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    await transaction((tx) => appendAudit(tx, scope, author, new Date(), [created("新部门")]));
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0));
    expect(heard).toMatchObject([{ plan: null, author: null, departments: null }]);
  });

  it("come back when the connection breaks, and know that something may be missing", async () => {
    const onGap = vi.fn();
    const heard = await server(onGap);
    await database()
      .$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
    await vi.waitFor(() => expect(onGap).toHaveBeenCalledOnce());
    expect(await listeners.at(-1)?.listening(5000)).toBe(true);
    await edit(taskId(1), "断线之后");
    await vi.waitFor(() => expect(heard).toHaveLength(1));
  });
});

describe("a stream", () => {
  async function open(actor: TestWorkspace["actors"]["officer"], since: string | null = null) {
    const response = await streamFor(actor, since, new AbortController().signal);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    if (!reader) throw new Error("no stream");
    async function next(): Promise<{ id: string | undefined; event: LiveEvent | null } | "end"> {
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done || value?.startsWith("event: end")) return "end";
      const data = /^data: (.*)$/m.exec(value ?? "")?.[1];
      return data === undefined
        ? next()
        : { id: /^id: (.*)$/m.exec(value ?? "")?.[1], event: JSON.parse(data) };
    }
    return { next, cancel: () => reader.cancel() };
  }

  it("tells the own workspace alone, and officers what is theirs", async () => {
    const stranger = await createWorkspace();
    const strange = await createPlan(stranger);
    const [supervisor, officer, foreign] = await Promise.all([
      open(workspace.actors.supervisor),
      open(workspace.actors.officer),
      open(stranger.actors.supervisor),
    ]);
    expect((await officer.next()) as object).toMatchObject({ event: null });
    await Promise.all([supervisor.next(), foreign.next()]);
    await edit(taskId(2), "流");
    expect(await supervisor.next()).toMatchObject({ event: { tasks: [taskId(2)], own: true, mine: true } });
    expect(await officer.next()).toMatchObject({ event: { tasks: [taskId(2)], own: false, mine: true } });
    const theirs = strange.tasks[0]?.id ?? "";
    await editTask(
      stranger.actors.supervisor,
      { taskId: theirs, version: 1, changes: { title: "别处" }, reason: "更正" },
      new Date(),
    );
    // The first message after the greeting is the one of their own workspace.
    expect(await foreign.next()).toMatchObject({ event: { plan: strange.planId, tasks: [theirs] } });
    await Promise.all([supervisor.cancel(), officer.cancel(), foreign.cancel()]);
  });

  it("tells of a message those alone whom it is for", async () => {
    const [officer, other] = await Promise.all([
      open(workspace.actors.officer),
      open(workspace.actors.other),
    ]);
    await Promise.all([officer.next(), other.next()]);
    const scope = scopeOf(workspace.actors.officer);
    await transaction((tx) => announceMessages(tx, scope, [workspace.actors.officer.userId]));
    await edit(taskId(5), "随后");
    expect(await officer.next()).toMatchObject({ event: { anywhere: true, own: false } });
    expect(await other.next()).toMatchObject({ event: { anywhere: false, tasks: [taskId(5)] } });
    await Promise.all([officer.cancel(), other.cancel()]);
  });

  it("tells who comes back that something was missed, and nothing to who saw all", async () => {
    const before = await open(workspace.actors.officer);
    const greeting = await before.next();
    if (greeting === "end") throw new Error("ended");
    await before.cancel();
    const again = await open(workspace.actors.officer, greeting.id);
    expect(await again.next()).toMatchObject({ event: null });
    await again.cancel();
    await edit(taskId(3), "其间");
    const late = await open(workspace.actors.officer, greeting.id);
    // As missed, or as itself where the server had not heard of it yet.
    expect(await late.next()).not.toMatchObject({ event: null });
    await late.cancel();
  });

  it("ends with the session", async () => {
    const { actors } = await createWorkspace();
    const stays = await open(workspace.actors.leader);
    const goes = await open(actors.officer);
    await Promise.all([stays.next(), goes.next()]);
    await endSession(actors.officer.sessionId, new Date());
    await beat();
    expect(await goes.next()).toBe("end");
    await edit(taskId(4), "仍在");
    expect(await stays.next()).toMatchObject({ event: { tasks: [taskId(4)] } });
    await stays.cancel();
  });
});
