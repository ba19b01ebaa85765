import { beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { scopeOf } from "@/lib/auth/scope";
import { addDays, dayOf, fromDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { countUnread } from "@/lib/notifications/data";
import { listLacking, listPeriodDepartments, listPeriods, listPeriodTasks } from "@/lib/periods/data";
import { changePeriod, closePeriod, listClosedPeriods, openPeriod, setRhythm } from "@/lib/periods/mutations";
import { urgePeriod } from "@/lib/reminders/mutations";
import { listOwedReports } from "@/lib/reports/data";
import { acceptReports, returnReport, saveDraft, submitReports } from "@/lib/reports/mutations";
import { countStatements } from "@/tests/setup/database";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let plan: TestPlan;
const now = new Date();
const today = dayOf(now, "Asia/Shanghai");

function daysLater(days: number): Date {
  return new Date(now.getTime() + days * 86_400_000);
}

beforeEach(async () => {
  workspace = await createWorkspace();
  plan = await createPlan(workspace, { tasks: 2, status: "in_progress" });
});

async function report(task: number, who: "officer" | "other", at = now): Promise<string> {
  const assignments = plan.tasks[task]?.assignments;
  const assignmentId = (who === "officer" ? assignments?.first : assignments?.second) ?? "";
  const actor = workspace.actors[who];
  const content = { text: "本期进展", percent: 10, isBlocked: false, problems: "", nextSteps: "" };
  const draft = { ...content, assignmentId, periodId: plan.periodId, version: 0 };
  const { id } = await saveDraft(actor, draft, at);
  await submitReports(actor, { reportIds: [id] }, at);
  return id;
}

const scope = () => scopeOf(workspace.actors.supervisor);
const at = (moment: Date) => ({ day: dayOf(moment, "Asia/Shanghai"), timeZone: "Asia/Shanghai" });

async function period(moment = now) {
  const periods = await listPeriods(scope(), plan.planId, at(moment));
  const found = periods.find(({ id }) => id === plan.periodId);
  if (!found) throw new Error("the period is gone");
  return found;
}

describe("the standing of a period", () => {
  it("counts who reported, by department and by task, in a statement for each list and one for its figures", async () => {
    const id = await report(0, "officer");
    await acceptReports(workspace.actors.supervisor, { reportIds: [id] }, now);
    await report(0, "other");
    const { result, statements } = await countStatements(async () => ({
      period: await period(),
      departments: await listPeriodDepartments(scope(), plan.planId, plan.periodId, at(now)),
      tasks: await listPeriodTasks(scope(), plan.planId, plan.periodId, at(now)),
      lacking: await listLacking(scope(), plan.planId, plan.periodId, at(now)),
    }));
    expect(statements).toHaveLength(5);
    expect(result.period).toMatchObject({ state: "open", isListed: false });
    expect(result.period.counts).toMatchObject({
      parts: 4,
      onTime: 2,
      owed: 2,
      missing: 0,
      accepted: 1,
      waiting: 1,
    });
    expect(result.departments.map(({ department, onTime, owed }) => [department, onTime, owed])).toEqual([
      [workspace.departments[0].name, 1, 1],
      [workspace.departments[1].name, 1, 1],
    ]);
    expect(result.tasks.map(({ parts }) => parts.map(({ outcome }) => outcome))).toEqual([
      ["on_time", "on_time"],
      ["owed", "owed"],
    ]);
    expect(result.lacking.map(({ number, outcome }) => [number, outcome])).toEqual([
      ["2", "owed"],
      ["2", "owed"],
    ]);
  });

  it("is late after the due day, and judges by the day on which a report first came", async () => {
    const due = (await period()).dueOn;
    const after = new Date(`${addDays(due, 1)}T04:00:00Z`);
    const id = await report(0, "officer");
    await returnReport(workspace.actors.supervisor, { reportId: id, reason: "数据不全" }, now);
    expect((await period(after)).counts).toMatchObject({ onTime: 0, missing: 4, returned: 1 });
    await submitReports(workspace.actors.officer, { reportIds: [id] }, after);
    await report(1, "officer", after);
    expect(await period(after)).toMatchObject({
      state: "overdue",
      counts: { onTime: 1, late: 1, missing: 2 },
    });
  });

  it("asks those whom the period asks", async () => {
    const { version, opensOn, dueOn } = await period();
    const input = {
      periodId: plan.periodId,
      version,
      name: null,
      opensOn,
      dueOn,
      reporters: "leads" as const,
    };
    await changePeriod(workspace.actors.supervisor, input, now);
    expect((await period()).counts.parts).toBe(2);
    await expect(changePeriod(workspace.actors.supervisor, input, now)).rejects.toMatchObject({
      code: "conflict",
    });
    const owed = { departmentId: workspace.departments[1].id };
    expect(await listOwedReports(scope(), owed, today)).toHaveLength(0);
  });
});

describe("closing", () => {
  it("early takes no more reports, and its list stands whatever comes later", async () => {
    const id = await report(0, "officer");
    const { version } = await period();
    const input = { periodId: plan.periodId, version, reason: "提前汇总" };
    const closing = new Date(now.getTime() + 60_000);
    await closePeriod(workspace.actors.supervisor, input, closing);
    expect(await period(closing)).toMatchObject({
      state: "closed",
      isListed: true,
      counts: { onTime: 1, missing: 3 },
    });
    await expect(report(1, "officer")).rejects.toMatchObject({ code: "periodClosed" });
    expect(await listOwedReports(scope(), { departmentId: workspace.departments[0].id }, today)).toHaveLength(
      0,
    );
    // What is sent back may be answered; the list says what it said.
    await returnReport(workspace.actors.supervisor, { reportId: id, reason: "重写" }, now);
    await submitReports(workspace.actors.officer, { reportIds: [id] }, daysLater(1));
    expect((await period(daysLater(40))).counts).toMatchObject({ onTime: 1, missing: 3 });
    await expect(
      closePeriod(workspace.actors.supervisor, { ...input, version: version + 1 }, now),
    ).rejects.toMatchObject({ code: "periodClosed" });
    await expect(
      database().periodOutcome.deleteMany({ where: { periodId: plan.periodId } }),
    ).rejects.toThrow();
    expect((await verifyChain(scope())).brokenAt).toBeNull();
  });

  it("comes by itself when the next one has opened; the list is drawn up once", async () => {
    await report(0, "officer");
    await setRhythm(
      workspace.actors.supervisor,
      { planId: plan.planId, rhythm: "monthly", dueDay: 25, reporters: "all" },
      now,
    );
    await listClosedPeriods(now);
    expect((await period()).isListed).toBe(false);
    const later = daysLater(40);
    expect((await period(later)).state).toBe("closed");
    const drawn = await Promise.all([listClosedPeriods(later), listClosedPeriods(later)]);
    expect(drawn.reduce((sum, count) => sum + count)).toBeGreaterThan(0);
    expect(await database().periodOutcome.count({ where: { periodId: plan.periodId } })).toBe(4);
    expect((await period(later)).counts).toMatchObject({ onTime: 1, missing: 3 });
    // A report that came at last stands beside the list, not in it.
    await report(1, "officer", later);
    const lacking = await listLacking(scope(), plan.planId, plan.periodId, at(later));
    expect(lacking.map(({ outcome, madeUpOn }) => [outcome, madeUpOn !== null])).toContainEqual([
      "missing",
      true,
    ]);
  });
});

describe("urging a period", () => {
  it("reaches each department that owes, once a day", async () => {
    await report(0, "officer");
    await report(1, "officer");
    const input = { periodId: plan.periodId, words: "请于本周五前报送" };
    expect(await urgePeriod(workspace.actors.supervisor, input, now)).toEqual({ urged: 1 });
    expect(await countUnread(scope(), workspace.actors.other.userId)).toBe(1);
    expect(await countUnread(scope(), workspace.actors.officer.userId)).toBe(0);
    await expect(urgePeriod(workspace.actors.supervisor, input, now)).rejects.toMatchObject({
      code: "alreadyUrged",
    });
    const [first] = await listPeriodDepartments(scope(), plan.planId, plan.periodId, at(now));
    expect(first).toMatchObject({ department: workspace.departments[1].name, urgedOn: today });
  });

  it("of two supervisors at the same moment tells once", async () => {
    const input = { periodId: plan.periodId, words: "请速报" };
    const send = () => urgePeriod(workspace.actors.supervisor, input, now);
    const answers = await Promise.allSettled([send(), send()]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await database().reminder.count({ where: { workspaceId: workspace.workspaceId } })).toBe(4);
  });
});

describe("periods by hand", () => {
  it("stand beside the regular one: both are owed", async () => {
    const input = {
      planId: plan.planId,
      name: "迎检专项填报",
      opensOn: today,
      dueOn: addDays(today, 3),
      reporters: "leads" as const,
    };
    if (today.endsWith("-01")) return;
    await openPeriod(workspace.actors.supervisor, input, now);
    const owed = await listOwedReports(scope(), { departmentId: workspace.departments[0].id }, today);
    expect(owed).toHaveLength(4);
    await expect(openPeriod(workspace.actors.supervisor, input, now)).rejects.toMatchObject({
      code: "periodTaken",
    });
    await expect(
      openPeriod(workspace.actors.supervisor, { ...input, opensOn: addDays(today, -3) }, now),
    ).rejects.toMatchObject({ code: "periodDays" });
  });

  it("become quarterly from the next one on, and what has opened stays", async () => {
    const input = {
      planId: plan.planId,
      rhythm: "quarterly" as const,
      dueDay: 20,
      reporters: "leads" as const,
    };
    const { periods } = await setRhythm(workspace.actors.supervisor, input, now);
    const rows = await database().reportingPeriod.findMany({
      where: { planId: plan.planId },
      orderBy: { startsOn: "asc" },
    });
    expect(rows).toHaveLength(periods + 1);
    expect(rows[0]?.id).toBe(plan.periodId);
    for (const [index, row] of rows.entries()) {
      if (index === 0) continue;
      expect(row).toMatchObject({ kind: "quarterly", reporters: "leads" });
      const before = rows[index - 1];
      if (before) expect(fromDatabaseDate(row.startsOn)).toBe(addDays(fromDatabaseDate(before.endsOn), 1));
    }
    const again = await setRhythm(workspace.actors.supervisor, { ...input, rhythm: "monthly" }, now);
    expect(again.periods).toBeGreaterThan(periods);
  });
});
