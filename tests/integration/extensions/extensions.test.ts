import { beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { addDays, fromDatabaseDate, toDatabaseDate } from "@/lib/calendar/date";
import { listDocumentTasks } from "@/lib/dashboards/document/data";
import { database } from "@/lib/db/client";
import { roomFor } from "@/lib/desk/loaders";
import { csvLines } from "@/lib/exports/csv";
import { gatherDivisionTable, gatherLedgerTable } from "@/lib/exports/loaders";
import { listTaskExtensions } from "@/lib/extensions/data";
import { ask, grant, refuse, signOff, withdraw } from "@/lib/extensions/mutations";
import { taskExtensions } from "@/lib/extensions/view";
import { findPlanHead } from "@/lib/plans/data";
import { listLedger } from "@/lib/tasks/data";
import { readTaskQuery } from "@/lib/tasks/schema";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const now = new Date();
let workspace: TestWorkspace;
let people: TestWorkspace["actors"];

beforeAll(async () => {
  workspace = await createWorkspace({ signOffRequired: true });
  people = workspace.actors;
});

/** A plan of one task under way that is due in ten days. */
async function dueTask(of = workspace): Promise<{ plan: TestPlan; taskId: string; deadline: string }> {
  const plan = await createPlan(of, { tasks: 1, status: "in_progress" });
  const taskId = plan.tasks[0]?.id ?? "";
  const deadline = addDays(plan.today, 10);
  await database().task.update({
    where: { id: taskId },
    data: { deadlineOn: toDatabaseDate(deadline), deadlineKind: "by" },
  });
  return { plan, taskId, deadline };
}

function kindsFor(actor: Actor, taskId: string) {
  return database()
    .notification.findMany({ where: { userId: actor.userId, taskId }, select: { kind: true } })
    .then((rows) => rows.map(({ kind }) => kind).sort());
}

describe("an extension", () => {
  it("goes through the head to the supervisor, who grants another day; the first deadline stays visible", async () => {
    const { plan, taskId, deadline } = await dueTask();
    const wantedOn = addDays(deadline, 60);
    const { id } = await ask(people.officer, { taskId, wantedOn, reason: "用地未批复" }, now);
    expect(await kindsFor(people.head, taskId)).toEqual(["extension_to_sign"]);
    await expect(
      grant(people.supervisor, { extensionId: id, grantedOn: wantedOn, words: null }, now),
    ).rejects.toMatchObject({ code: "stateForbids" });
    const ofHead = roomFor(people.head, plan.today);
    if (ofHead.kind !== "department") throw new Error("another desk");
    expect((await ofHead.extensions).find((one) => one.id === id)?.steps).toEqual([
      "sign_off",
      "refuse",
      "withdraw",
    ]);
    await signOff(people.head, { extensionId: id }, now);
    expect(await kindsFor(people.supervisor, taskId)).toEqual(["extension_to_decide"]);
    const desk = roomFor(people.supervisor, plan.today);
    if (desk.kind !== "supervisor") throw new Error("another desk");
    expect((await desk.extensions).find((one) => one.id === id)?.steps).toEqual(["grant", "refuse"]);
    const grantedOn = addDays(deadline, 30);
    await grant(people.supervisor, { extensionId: id, grantedOn, words: "压缩到一个月" }, now);

    const task = await database().task.findUniqueOrThrow({ where: { id: taskId } });
    expect(task.deadlineOn && fromDatabaseDate(task.deadlineOn)).toBe(grantedOn);
    expect(task.version).toBe(2);
    expect(await kindsFor(people.officer, taskId)).toEqual(["extension_granted"]);
    expect(await kindsFor(people.other, taskId)).toEqual(["extension_granted"]);
    const scope = scopeOf(people.officer);
    const { moved } = taskExtensions(people.officer, await listTaskExtensions(scope, taskId));
    expect(moved).toEqual({ original: deadline, granted: grantedOn });
    const [row] = await listLedger(scope, plan.planId, plan.today, readTaskQuery({}));
    expect(row).toMatchObject({ originalDeadline: deadline, deadlineOn: grantedOn });
    const today = { day: plan.today, today: plan.today };
    const inDocument = await listDocumentTasks(scope, plan.planId, today, { start: 0, end: 1_000 });
    expect(inDocument.filter(({ originalDeadline }) => originalDeadline !== null)).toMatchObject([
      { id: taskId, originalDeadline: deadline, deadlineOn: grantedOn },
    ]);
    const head = await findPlanHead(scope, plan.planId);
    if (!head) throw new Error("no plan");
    const access = { actor: people.officer, scope, day: plan.today, plan: head };
    for (const table of [gatherLedgerTable(access, {}, "zh-CN"), gatherDivisionTable(access, {}, "en")]) {
      const said = [...csvLines(await table)].join("");
      expect(said).toContain(grantedOn);
      expect(said).toMatch(new RegExp(`（原定 ${deadline}）|\\(originally ${deadline}\\)`));
    }
    const [state] = await database().$queryRaw<{ deadline: string }[]>`
      SELECT deadline::text FROM task_states(${workspace.workspaceId}::uuid, ${plan.planId}::uuid, ${plan.today}::date)`;
    expect(state?.deadline).toBe(grantedOn);
    const events = await database().auditEvent.findMany({
      where: { taskId, kind: { startsWith: "extension" } },
      orderBy: { sequence: "asc" },
      select: { kind: true, data: true },
    });
    expect(events.map(({ kind }) => kind)).toEqual([
      "extension.asked",
      "extension.signed_off",
      "extension.granted",
    ]);
    expect(events.at(-1)?.data).toMatchObject({ from: deadline, asked: wantedOn, to: grantedOn });
  });

  it("of a head needs no second signature, and nobody decides on their own", async () => {
    const { taskId, deadline } = await dueTask();
    const { id } = await ask(people.head, { taskId, wantedOn: addDays(deadline, 5), reason: "等批复" }, now);
    const both = { ...people.supervisor, userId: people.head.userId };
    await expect(
      grant(both, { extensionId: id, grantedOn: addDays(deadline, 5), words: null }, now),
    ).rejects.toMatchObject({ code: "ownSubmission" });
    await refuse(people.supervisor, { extensionId: id, reason: "按期完成" }, now);
    await expect(withdraw(people.officer, { extensionId: id }, now)).rejects.toMatchObject({
      code: "stateForbids",
    });
    expect(await kindsFor(people.officer, taskId)).toEqual(["extension_refused"]);
  });

  it("is asked for by those who answer for the task, before the deadline, for a later day, one at a time", async () => {
    const { taskId, deadline } = await dueTask();
    const input = { taskId, wantedOn: addDays(deadline, 5), reason: "等批复" };
    // The second department cooperates.
    await expect(ask(people.other, input, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(ask(people.officer, { ...input, wantedOn: deadline }, now)).rejects.toMatchObject({
      code: "extensionNotLater",
    });
    const late = new Date(now.getTime() + 11 * 86_400_000);
    await expect(ask(people.officer, input, late)).rejects.toMatchObject({ code: "extensionTooLate" });
    const { id } = await ask(people.officer, input, now);
    await expect(ask(people.officer, input, now)).rejects.toMatchObject({ code: "extensionWaiting" });
    await withdraw(people.officer, { extensionId: id }, now);
    await ask(people.officer, input, now);
  });

  it("asked for twice at once is asked for once", async () => {
    const { taskId, deadline } = await dueTask();
    const input = { taskId, wantedOn: addDays(deadline, 5), reason: "等批复" };
    const answers = await Promise.allSettled([
      ask(people.officer, input, now),
      ask(people.head, input, now),
      ask(people.officer, input, now),
    ]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("of another workspace is not there", async () => {
    const { taskId, deadline } = await dueTask();
    const { id } = await ask(people.officer, { taskId, wantedOn: addDays(deadline, 5), reason: "等" }, now);
    const others = await createWorkspace();
    const { supervisor } = others.actors;
    await expect(refuse(supervisor, { extensionId: id, reason: "不" }, now)).rejects.toMatchObject({
      code: "notFound",
    });
    expect(await listTaskExtensions(scopeOf(supervisor), taskId)).toEqual([]);
  });
});
