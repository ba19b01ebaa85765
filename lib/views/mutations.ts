import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { mayChangeView, mayShareViews } from "./policy";
import type { ChangeViewInput, RemoveViewInput, SaveViewInput } from "./schema";

/** Of one person, or shared, in one plan: more could not be looked through. */
const mostViews = 30;

/*
 * Views are a person's tools, not part of the work: they are not written to its history.
 * Who changes those of a plan, or those across plans, takes turns, so that names are asked for and given in one go.
 */
async function takeTurn(tx: Transaction, scope: Scope, planId: string | null): Promise<void> {
  const { workspaceId } = scope;
  const [place] =
    planId === null
      ? await tx.$queryRaw<{ id: string }[]>`
          SELECT id FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`
      : await tx.$queryRaw<{ id: string }[]>`
          SELECT id FROM plans WHERE id = ${planId}::uuid AND workspace_id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  if (!place) throw new AppError("notFound");
}

interface Place {
  planId: string | null;
  name: string;
  isShared: boolean;
  ownerId: string;
  /** The view itself, where it is there already. */
  id?: string;
}

async function assertNameFree(tx: Transaction, scope: Scope, place: Place): Promise<void> {
  const taken = await tx.savedView.findFirst({
    where: {
      workspaceId: scope.workspaceId,
      planId: place.planId,
      name: place.name,
      isShared: place.isShared,
      ...(place.isShared ? {} : { ownerId: place.ownerId }),
      ...(place.id === undefined ? {} : { id: { not: place.id } }),
    },
    select: { id: true },
  });
  if (taken) throw new AppError("viewNameTaken");
}

/** Keeps a way of looking under a name. Throws `viewNameTaken`, `tooManyViews`. */
export async function saveView(actor: Actor, input: SaveViewInput): Promise<{ id: string }> {
  const scope = scopeOf(actor);
  const { planId, name, page, query, widths, isShared } = input;
  return transaction(async (tx) => {
    await takeTurn(tx, scope, planId);
    if (isShared && !mayShareViews(actor)) throw new AppError("forbidden");
    const place = { planId, name, isShared, ownerId: actor.userId };
    await assertNameFree(tx, scope, place);
    const kept = await tx.savedView.count({
      where: {
        workspaceId: scope.workspaceId,
        planId,
        ...(isShared ? { isShared } : { ownerId: actor.userId }),
      },
    });
    if (kept >= mostViews) throw new AppError("tooManyViews", { most: mostViews });
    return tx.savedView.create({
      data: { workspaceId: scope.workspaceId, ...place, page, query, widths },
      select: { id: true },
    });
  });
}

/** A view that the actor may change; what is somebody else's own answers as what is not there. */
async function ownView(tx: Transaction, scope: Scope, actor: Actor, viewId: string) {
  const view = await tx.savedView.findFirst({
    where: {
      id: viewId,
      workspaceId: scope.workspaceId,
      OR: [{ isShared: true }, { ownerId: actor.userId }],
    },
    select: { id: true, planId: true, ownerId: true, name: true, isShared: true },
  });
  if (!view) throw new AppError("notFound");
  if (!mayChangeView(actor, view)) throw new AppError("forbidden");
  return view;
}

/** Gives a view another name, another look, or other readers. Throws `viewNameTaken`. */
export async function changeView(actor: Actor, input: ChangeViewInput): Promise<void> {
  const scope = scopeOf(actor);
  await transaction(async (tx) => {
    const { planId } = await ownView(tx, scope, actor, input.viewId);
    if (planId === null && input.look && input.look.page !== "table") throw new AppError("invalid");
    await takeTurn(tx, scope, planId);
    const view = await ownView(tx, scope, actor, input.viewId);
    const isShared = input.isShared ?? view.isShared;
    if (isShared !== view.isShared && !mayShareViews(actor)) throw new AppError("forbidden");
    // What is no longer shared belongs to whoever took it back.
    const ownerId = view.isShared && !isShared ? actor.userId : view.ownerId;
    const name = input.name ?? view.name;
    await assertNameFree(tx, scope, { id: view.id, planId, name, isShared, ownerId });
    await tx.savedView.update({
      where: { id: view.id, workspaceId: scope.workspaceId },
      data: { name, isShared, ownerId, ...input.look },
    });
  });
}

export async function removeView(actor: Actor, input: RemoveViewInput): Promise<void> {
  const scope = scopeOf(actor);
  await transaction(async (tx) => {
    const view = await ownView(tx, scope, actor, input.viewId);
    await tx.savedView.deleteMany({ where: { id: view.id, workspaceId: scope.workspaceId } });
  });
}
