import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { type CalendarDate, dayOf, fromDatabaseDate, toDatabaseDate } from "@/lib/calendar/date";
import type { Extension } from "@/lib/db/generated/client";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { type LockedTask, lockTask } from "@/lib/tasks/mutations";
import { isOpen } from "@/lib/tasks/rules";
import type { DeadlineKind } from "@/lib/tasks/types";
import { mayAskFor, mayStepOn } from "./policy";
import { extensionAfter, whyNotAsk } from "./rules";
import type { AskInput, ExtensionInput, GrantInput, RefuseInput } from "./schema";
import type { ExtensionState, ExtensionStep } from "./types";

/** The deadline that counts: the task's own, else the plan's. */
async function readDeadline(
  tx: Transaction,
  scope: Scope,
  taskId: string,
): Promise<{ deadline: CalendarDate | null; deadlineKind: DeadlineKind | null }> {
  const { deadlineOn, deadlineKind, plan } = await tx.task.findFirstOrThrow({
    where: { id: taskId, workspaceId: scope.workspaceId },
    select: { deadlineOn: true, deadlineKind: true, plan: { select: { endsOn: true } } },
  });
  const on = deadlineOn ?? plan.endsOn;
  return { deadline: on && fromDatabaseDate(on), deadlineKind };
}

/**
 * 申请延期, before the deadline and one at a time. What a head asks for needs no second signature of the same head.
 * Throws `extensionTooLate`, `extensionNotLater` or `extensionWaiting` where that is the case.
 */
export async function ask(actor: Actor, input: AskInput, now: Date): Promise<{ id: string }> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const { reason, wantedOn } = input;
  return transaction(async (tx) => {
    const task = await lockTask(tx, scope, input.taskId);
    if (!mayAskFor(actor, task.assignments)) throw new AppError("forbidden");
    const { deadline, deadlineKind } = await readDeadline(tx, scope, task.id);
    const why = whyNotAsk({ status: task.status, deadline, deadlineKind }, dayOf(now, actor.timeZone));
    if (why) throw new AppError(why);
    if (deadline === null || wantedOn <= deadline) throw new AppError("extensionNotLater");
    const waiting = await tx.extension.count({
      where: { workspaceId, taskId: task.id, state: { in: ["asked", "signed_off"] } },
    });
    if (waiting > 0) throw new AppError("extensionWaiting");
    const signed = actor.signOffRequired && actor.role === "head";
    const own = task.assignments.find(({ departmentId }) => departmentId === actor.departmentId);
    if (!own) throw new AppError("forbidden");
    const { id } = await tx.extension.create({
      data: {
        workspaceId,
        taskId: task.id,
        departmentId: own.departmentId,
        state: signed ? "signed_off" : "asked",
        deadlineOn: toDatabaseDate(deadline),
        wantedOn: toDatabaseDate(wantedOn),
        reason,
        askedById: actor.userId,
        askedBy: actor.name,
        askedAt: now,
        ...(signed ? { signedOffById: actor.userId, signedOffBy: actor.name, signedOffAt: now } : {}),
      },
      select: { id: true },
    });
    const data = { department: own.department, from: deadline, to: wantedOn, reason };
    const place = { subjectId: id, planId: task.planId, taskId: task.id };
    await recordAndNotify(tx, scope, authorOf(actor), now, [
      { ...place, kind: "extension.asked", data },
      ...(signed ? [{ ...place, kind: "extension.signed_off" as const, data }] : []),
    ]);
    return { id };
  });
}

interface Locked {
  task: LockedTask;
  extension: Extension & { department: { name: string } };
  to: ExtensionState;
}

/** Locks the task, reads the request anew, and asks whether the actor may take the step from where it stands. */
async function lockFor(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  extensionId: string,
  step: ExtensionStep,
): Promise<Locked> {
  const where = { id: extensionId, workspaceId: scope.workspaceId };
  const found = await tx.extension.findFirst({ where, select: { taskId: true } });
  if (!found) throw new AppError("notFound");
  const task = await lockTask(tx, scope, found.taskId);
  const extension = await tx.extension.findFirstOrThrow({
    where,
    include: { department: { select: { name: true } } },
  });
  const isDecision = step === "grant" || step === "refuse";
  if (isDecision && extension.askedById === actor.userId) throw new AppError("ownSubmission");
  const to = extensionAfter(extension.state, step, actor.signOffRequired);
  if (to === null) throw new AppError("stateForbids");
  if (!mayStepOn(actor, step, extension)) throw new AppError("forbidden");
  return { task, extension, to };
}

function recordOf(kind: "extension.signed_off" | "extension.withdrawn", { task, extension }: Locked) {
  return {
    kind,
    subjectId: extension.id,
    planId: task.planId,
    taskId: task.id,
    data: {
      department: extension.department.name,
      from: fromDatabaseDate(extension.deadlineOn),
      to: fromDatabaseDate(extension.wantedOn),
      reason: extension.reason,
    },
  };
}

/** The head's signature, with which the request goes to the supervisors. */
export async function signOff(actor: Actor, input: ExtensionInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  await transaction(async (tx) => {
    const locked = await lockFor(tx, scope, actor, input.extensionId, "sign_off");
    await tx.extension.update({
      where: { id: locked.extension.id, workspaceId: scope.workspaceId },
      data: {
        state: locked.to,
        signedOffById: actor.userId,
        signedOffBy: actor.name,
        signedOffAt: now,
      },
    });
    await recordAndNotify(tx, scope, authorOf(actor), now, [recordOf("extension.signed_off", locked)]);
  });
}

/** The department takes its request back. */
export async function withdraw(actor: Actor, input: ExtensionInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  await transaction(async (tx) => {
    const locked = await lockFor(tx, scope, actor, input.extensionId, "withdraw");
    await tx.extension.update({
      where: { id: locked.extension.id, workspaceId: scope.workspaceId },
      data: { state: locked.to },
    });
    await recordAndNotify(tx, scope, authorOf(actor), now, [recordOf("extension.withdrawn", locked)]);
  });
}

/** 同意延期: moves the task's deadline to the day given; the one that stood until now stays with the request. */
export async function grant(actor: Actor, input: GrantInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { grantedOn, words } = input;
  await transaction(async (tx) => {
    const { task, extension, to } = await lockFor(tx, scope, actor, input.extensionId, "grant");
    if (!isOpen(task.status)) throw new AppError("stateForbids");
    const { deadline } = await readDeadline(tx, scope, task.id);
    if (deadline === null || grantedOn <= deadline) throw new AppError("extensionNotLater");
    await tx.task.update({
      where: { id: task.id, workspaceId: scope.workspaceId },
      data: {
        deadlineOn: toDatabaseDate(grantedOn),
        deadlineKind: "by",
        version: { increment: 1 },
      },
    });
    await tx.extension.update({
      where: { id: extension.id, workspaceId: scope.workspaceId },
      data: {
        state: to,
        deadlineOn: toDatabaseDate(deadline),
        grantedOn: toDatabaseDate(grantedOn),
        decision: words,
        decidedById: actor.userId,
        decidedBy: actor.name,
        decidedAt: now,
      },
    });
    await recordAndNotify(tx, scope, authorOf(actor), now, [
      {
        kind: "extension.granted",
        subjectId: extension.id,
        planId: task.planId,
        taskId: task.id,
        data: {
          department: extension.department.name,
          from: deadline,
          asked: fromDatabaseDate(extension.wantedOn),
          to: grantedOn,
          reason: words,
        },
      },
    ]);
  });
}

/** 不同意, with a reason: by the head before it leaves the department, by a supervisor after. */
export async function refuse(actor: Actor, input: RefuseInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { reason } = input;
  await transaction(async (tx) => {
    const { task, extension, to } = await lockFor(tx, scope, actor, input.extensionId, "refuse");
    await tx.extension.update({
      where: { id: extension.id, workspaceId: scope.workspaceId },
      data: {
        state: to,
        decision: reason,
        decidedById: actor.userId,
        decidedBy: actor.name,
        decidedAt: now,
      },
    });
    await recordAndNotify(tx, scope, authorOf(actor), now, [
      {
        kind: "extension.refused",
        subjectId: extension.id,
        planId: task.planId,
        taskId: task.id,
        data: {
          department: extension.department.name,
          to: fromDatabaseDate(extension.wantedOn),
          reason,
        },
      },
    ]);
  });
}
