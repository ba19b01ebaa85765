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
let foreign: TestPlan;
const now = new Date();

function tokenOf(address: string): string {
  return /\/api\/calendar\/([\w-]{43})\.ics$/.exec(address)?.[1] ?? "";
}

beforeAll(async () => {
  workspace = await createWorkspace();
  plan = await createPlan(workspace, { tasks: 3, status: "in_progress" });
  foreign = await createPlan(await createWorkspace(), { tasks: 1, status: "in_progress" });
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
