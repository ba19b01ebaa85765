import { beforeAll, describe, expect, it } from "vitest";
import { addDays, toDatabaseDate } from "@/lib/calendar/date";
import { feedFor, monthFor } from "@/lib/calendars/loaders";
import { closeFeed, openFeed } from "@/lib/calendars/mutations";
import { database } from "@/lib/db/client";
import { countStatements } from "@/tests/setup/database";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let plan: TestPlan;
let foreign: TestPlan & Pick<TestWorkspace, "actors">;
const now = new Date();

function tokenOf(address: string): string {
  return /\/api\/calendar\/([\w-]{43})\.ics$/.exec(address)?.[1] ?? "";
}

beforeAll(async () => {
  workspace = await createWorkspace();
  plan = await createPlan(workspace, { tasks: 3, status: "in_progress" });
  const elsewhere = await createWorkspace();
  foreign = {
    ...(await createPlan(elsewhere, { tasks: 1, status: "in_progress" })),
    actors: elsewhere.actors,
  };
  const due = (id: string | undefined, days: number) =>
    database().task.update({
      where: { id: id ?? "" },
      data: { deadlineOn: toDatabaseDate(addDays(plan.today, days)), deadlineKind: "by" },
    });
  await due(plan.tasks[0]?.id, 20);
  await due(plan.tasks[1]?.id, 40);
  await due(foreign.tasks[0]?.id, 20);
  // The second task is none of the second department's.
  await database().assignment.delete({ where: { id: plan.tasks[1]?.assignments.second ?? "" } });
});

describe("a feed", () => {
  it("tells a person's deadlines and due days, and nothing of another workspace", async () => {
    const { address } = await openFeed(workspace.actors.other, { planId: null, locale: "zh-CN" });
    const text = (await feedFor(tokenOf(address), now)) ?? "";
    expect(text).toContain("SUMMARY:到期：1 第 1 项任务");
    expect(text).toContain("填报截止");
    expect(text).toContain("方案期满");
    expect(text).not.toContain("第 2 项任务");
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(3);
    for (const { id } of foreign.tasks) expect(text).not.toContain(id);
  });

  it("of a plan tells all of its deadlines, in the language that was asked for", async () => {
    const { address } = await openFeed(workspace.actors.leader, { planId: plan.planId, locale: "en" });
    const text = (await feedFor(tokenOf(address), now)) ?? "";
    expect(text).toContain("SUMMARY:Due: 1 第 1 项任务");
    expect(text).toContain("SUMMARY:Due: 2 第 2 项任务");
  });

  it("tells the steps of one's tasks, and a deadline that was put off with the day it was at first", async () => {
    const task = plan.tasks[0];
    if (!task) throw new Error("no task");
    const { workspaceId, departments, actors } = workspace;
    const on = (days: number) => toDatabaseDate(addDays(plan.today, days));
    const step = (name: string, days: number, reached: boolean) => ({
      workspaceId,
      planId: plan.planId,
      taskId: task.id,
      name,
      dueOn: on(days),
      share: 50,
      reachedOn: reached ? on(0) : null,
      reachedBy: reached ? "officer" : null,
    });
    await database().milestone.createMany({ data: [step("完成立项", 5, true), step("竣工验收", 15, false)] });
    await database().extension.create({
      data: {
        workspaceId,
        taskId: task.id,
        departmentId: departments[0].id,
        state: "granted",
        deadlineOn: on(10),
        wantedOn: on(20),
        grantedOn: on(20),
        reason: "设备未到货",
        askedById: actors.officer.userId,
        askedBy: "officer",
        askedAt: now,
        decidedById: actors.supervisor.userId,
        decidedBy: "supervisor",
        decidedAt: now,
      },
    });
    const { address } = await openFeed(actors.officer, { planId: null, locale: "zh-CN" });
    const text = ((await feedFor(tokenOf(address), now)) ?? "").replaceAll("\r\n ", "");
    expect(text).toContain("SUMMARY:✓ 完成立项（1 第 1 项任务）");
    expect(text).toContain("SUMMARY:节点：竣工验收（1 第 1 项任务）");
    expect(text).toContain(`原定 ${addDays(plan.today, 10)}，经同意延至 ${addDays(plan.today, 20)}`);
    expect(text.match(new RegExp(`URL:.*/tasks/${task.id}`, "g"))).toHaveLength(3);
    // A step of a task that is none of one's own, or of another workspace, is not told.
    const others = await openFeed(foreign.actors.officer, { planId: null, locale: "zh-CN" });
    expect(await feedFor(tokenOf(others.address), now)).not.toContain("竣工验收");
    const month = addDays(plan.today, 15).slice(0, 7);
    const { weeks } = await monthFor(actors.officer, { month }, plan.today);
    const shown = weeks.flat().flatMap(({ items }) => items);
    expect(shown.find(({ kind, reached }) => kind === "milestone" && !reached)).toMatchObject({
      step: "竣工验收",
      on: addDays(plan.today, 15),
      taskId: task.id,
    });
  });

  it("keeps no token, and ends when it is revoked, replaced, or its owner is disabled", async () => {
    const { officer } = workspace.actors;
    const first = tokenOf((await openFeed(officer, { planId: null, locale: "zh-CN" })).address);
    const stored = await database().calendarFeed.findMany();
    expect(JSON.stringify(stored)).not.toContain(first);
    const second = tokenOf((await openFeed(officer, { planId: null, locale: "zh-CN" })).address);
    expect(await feedFor(first, now)).toBeNull();
    expect(await feedFor(second, now)).not.toBeNull();
    const feed = await database().calendarFeed.findFirstOrThrow({
      where: { membership: { userId: officer.userId } },
    });
    expect(feed.lastReadAt).toEqual(now);
    // Nobody closes what is somebody else's, not even in the same workspace.
    await expect(closeFeed(workspace.actors.supervisor, { feedId: feed.id })).rejects.toMatchObject({
      code: "notFound",
    });
    await database().user.update({ where: { id: officer.userId }, data: { disabledAt: now } });
    expect(await feedFor(second, now)).toBeNull();
    await database().user.update({ where: { id: officer.userId }, data: { disabledAt: null } });
    await closeFeed(officer, { feedId: feed.id });
    expect(await feedFor(second, now)).toBeNull();
    expect(await feedFor("", now)).toBeNull();
  });
});

describe("the page of a month", () => {
  it("shows a department what concerns it, and everything when asked, in one statement", async () => {
    const month = addDays(plan.today, 40).slice(0, 7);
    const items = async (actor: "other" | "leader", all?: string) =>
      (await monthFor(workspace.actors[actor], { month, all }, plan.today)).weeks
        .flat()
        .flatMap((day) => day.items)
        .filter(({ kind }) => kind === "deadline")
        .map(({ number }) => number);
    expect(await items("other")).not.toContain("2");
    expect(await items("other", "1")).toContain("2");
    expect(await items("leader")).toContain("2");
    const { statements } = await countStatements(() => items("leader"));
    expect(statements).toHaveLength(1);
  });
});
