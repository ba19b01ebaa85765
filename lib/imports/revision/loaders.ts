import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import { listDepartments } from "@/lib/departments/data";
import { Directory } from "@/lib/departments/rules";
import { planAccess } from "@/lib/plans/loaders";
import { mayImport } from "../policy";
import { layBeside } from "../stages/compare";
import { warmReader } from "../stages/threads";
import { findRevision, readStanding } from "./data";
import { mayCancel } from "./rules";
import { type Shown, shownKinds } from "./types";
import { firstShown, type RevisionView, revisionView } from "./view";

/** So many pairs are shown at once; the rest is one link away. */
const step = 50;

/** For the page on which a later text of a plan comes in; `allowed` is false for those who bring none. */
export async function loadRevise(planId: string) {
  const { actor, plan } = await planAccess(planId);
  const allowed = mayImport(actor) && plan.status === "active";
  if (allowed) warmReader();
  return { plan, userId: actor.userId, allowed };
}

type LoadedRevision = { state: "refused" } | { state: "open"; view: RevisionView; shownAt: number };

type SearchParams = Record<string, string | string[] | undefined>;

/** A later text laid beside its plan: five statements. One that was accepted leads to the plan. */
export async function loadRevision(importId: string, params: SearchParams): Promise<LoadedRevision> {
  const actor = await pageActor();
  if (!mayImport(actor)) return { state: "refused" };
  const scope = scopeOf(actor);
  if (!z.uuid().safeParse(importId).success) notFound();
  const stored = await findRevision(scope, importId);
  if (!stored) notFound();
  if (stored.planId) redirect(`/plans/${stored.planId}`);
  if (stored.status !== "in_review") redirect(`/imports/${importId}`);
  const [standing, departments] = await Promise.all([
    readStanding(scope, stored.revisesPlanId),
    listDepartments(scope),
  ]);
  if (!standing) notFound();
  const { revision } = layBeside(stored, standing, new Directory(departments));
  const asked = shownKinds.find((kind) => kind === params.show);
  const shown: Shown = asked ?? firstShown(revision);
  const limit = z.coerce.number().int().min(step).max(5000).catch(step).parse(params.limit);
  return {
    state: "open",
    shownAt: Date.now(),
    view: revisionView(revision, shown, limit, ({ before }) => before !== null && mayCancel(before)),
  };
}
