import { authorOf } from "@/lib/auth/author";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { addDays, dayOf, fromDatabaseDate, toDatabaseDate } from "@/lib/calendar/date";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { lockTask } from "../mutations";
import { mayEditTasks } from "../policy";
import { isOpen } from "../rules";
import type { AdoptInput, LiftInput, OverrideInput } from "./schema";

/** A word on how work goes is looked at again after a quarter at the latest. */
const longestDays = 92;

/**
 * 人工改灯: from today to a day, with a reason; another one set before it ends. Throws `conflict` where somebody else
 * has set or taken back one meanwhile.
 */
export async function overrideLight(actor: Actor, input: OverrideInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const { light, reason, endsOn } = input;
  const today = dayOf(now, actor.timeZone);
  await transaction(async (tx) => {
    const task = await lockTask(tx, scope, input.taskId);
    if (!mayEditTasks(actor)) throw new AppError("forbidden");
    if (!isOpen(task.status)) throw new AppError("stateForbids");
    if (endsOn < today || endsOn > addDays(today, longestDays))
      throw new AppError("overrideTooLong", { days: longestDays });
    const last = await tx.lightOverride.findFirst({
      where: { workspaceId, taskId: task.id, liftedOn: null },
      select: { id: true, endsOn: true },
    });
    const standing = last && fromDatabaseDate(last.endsOn) >= today ? last.id : null;
    if (standing !== input.seenId) throw new AppError("conflict");
    if (last) {
      // One that has ended held to its own end.
      const liftedOn = standing ? today : addDays(fromDatabaseDate(last.endsOn), 1);
      await tx.lightOverride.update({
        where: { id: last.id, workspaceId },
        data: { liftedOn: toDatabaseDate(liftedOn) },
      });
    }
    await tx.lightOverride.create({
      data: {
        workspaceId,
        taskId: task.id,
        light,
        reason,
        startsOn: toDatabaseDate(today),
        endsOn: toDatabaseDate(endsOn),
        setById: actor.userId,
        setBy: actor.name,
        setAt: now,
      },
    });
    await recordAndNotify(tx, scope, authorOf(actor), now, [
      {
        kind: "light.overridden",
        subjectId: task.id,
        planId: task.planId,
        taskId: task.id,
        data: { light, until: endsOn, reason },
      },
    ]);
  });
}

/** Takes a set light back: from today on the rules count again. */
export async function liftOverride(actor: Actor, input: LiftInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const today = dayOf(now, actor.timeZone);
  await transaction(async (tx) => {
    const where = { id: input.overrideId, workspaceId };
    const found = await tx.lightOverride.findFirst({ where, select: { taskId: true } });
    if (!found) throw new AppError("notFound");
    const task = await lockTask(tx, scope, found.taskId);
    if (!mayEditTasks(actor)) throw new AppError("forbidden");
    const override = await tx.lightOverride.findFirstOrThrow({ where });
    const until = fromDatabaseDate(override.endsOn);
    if (override.liftedOn !== null || until < today) throw new AppError("stateForbids");
    await tx.lightOverride.update({ where, data: { liftedOn: toDatabaseDate(today) } });
    await recordAndNotify(tx, scope, authorOf(actor), now, [
      {
        kind: "light.override_lifted",
        subjectId: task.id,
        planId: task.planId,
        taskId: task.id,
        data: { light: override.light, until },
      },
    ]);
  });
}

const thresholdNames = ["yellowDays", "yellowLag", "redLag"] as const;

/** Other thresholds for a plan's lights, with a reason. Throws `conflict` where they are no longer those that were seen. */
export async function adoptThresholds(actor: Actor, input: AdoptInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const { planId, seen, thresholds, reason } = input;
  await transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT 1 FROM plans WHERE id = ${planId}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
    const plan = await tx.plan.findFirst({
      where: { id: planId, workspaceId },
      select: { status: true, yellowDays: true, yellowLag: true, redLag: true },
    });
    if (!plan) throw new AppError("notFound");
    if (plan.status !== "active") throw new AppError("planArchived");
    if (!mayEditTasks(actor)) throw new AppError("forbidden");
    if (thresholdNames.some((name) => plan[name] !== seen[name])) throw new AppError("conflict");
    const changes = thresholdNames.flatMap((field) =>
      plan[field] === thresholds[field] ? [] : [{ field, from: plan[field], to: thresholds[field] }],
    );
    if (changes.length === 0) return;
    await tx.plan.update({ where: { id: planId, workspaceId }, data: thresholds });
    await recordAndNotify(tx, scope, authorOf(actor), now, [
      { kind: "plan.thresholds_changed", subjectId: planId, planId, data: { changes, reason } },
    ]);
  });
}
