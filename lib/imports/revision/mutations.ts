import type { AuditRecord } from "@/lib/audit/mutations";
import { appendStatusChanges } from "@/lib/audit/status-changes";
import type { Acting } from "@/lib/auth/acting";
import type { Scope } from "@/lib/auth/scope";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { listDepartments } from "@/lib/departments/data";
import { Directory, foldDepartmentName } from "@/lib/departments/rules";
import { AppError } from "@/lib/errors";
import { handOutPlan } from "@/lib/handing-out/mutations";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { lockImport } from "../mutations";
import { type LaidBeside, layBeside } from "../stages/compare";
import {
  bringIntoForce,
  dropSections,
  writeIndicators,
  writePlanHead,
  writeSections,
  writeTargets,
} from "../stages/edition";
import { newId } from "../stages/ids";
import { type PlannedRevision, planRevision } from "../stages/plan-revision";
import {
  endParts,
  setAside,
  writeAdded,
  writeCancelled,
  writeDropped,
  writeParts,
  writeRevised,
} from "../stages/revise";
import { settleDepartments } from "../stages/take-over";
import { findRevision, readStanding } from "./data";
import type { AcceptRevisionInput, IndicatorComparison, Mapping, MapRevisionInput, Standing } from "./types";

function mapped(mapping: Mapping, { change }: MapRevisionInput): Mapping {
  switch (change.kind) {
    case "pair": {
      // One task is what one passage speaks of: whoever held it lets go.
      const others = Object.entries(mapping.pairs).filter(
        ([key, taskId]) => key !== change.key && (taskId === null || taskId !== change.taskId),
      );
      return { ...mapping, pairs: { ...Object.fromEntries(others), [change.key]: change.taskId } };
    }
    case "field": {
      const own = { ...mapping.fields[change.key], [change.field]: change.choice };
      return { ...mapping, fields: { ...mapping.fields, [change.key]: own } };
    }
    case "confirm": {
      const said = Object.fromEntries(change.keys.map((key) => [key, change.on]));
      return { ...mapping, confirmed: { ...mapping.confirmed, ...said } };
    }
  }
}

/** Keeps one correction of the comparison. Throws `conflict` where somebody else changed it since `version`. */
export async function mapRevision(
  { scope }: Acting,
  input: MapRevisionInput,
  now: Date,
): Promise<{ version: number }> {
  return transaction(async (tx) => {
    const row = await lockImport(tx, scope, input.importId);
    const stored = await findRevision(scope, row.id, tx);
    if (stored?.status !== "in_review") throw new AppError("stateForbids");
    if (stored.version !== input.version) throw new AppError("conflict");
    const { change } = input;
    if (change.kind === "pair" && change.taskId !== null) {
      const known = { id: change.taskId, planId: stored.revisesPlanId, workspaceId: scope.workspaceId };
      if ((await tx.task.count({ where: known })) === 0) throw new AppError("notFound");
    }
    await tx.import.update({
      where: { id: row.id, workspaceId: scope.workspaceId },
      data: { mapping: mapped(stored.mapping, input), version: { increment: 1 }, updatedAt: now },
      select: { id: true },
    });
    return { version: stored.version + 1 };
  });
}

/**
 * The plan becomes what the comparison says, all of it or nothing: tasks keep their ids and all that hangs on them.
 * Asked again, it answers with the plan. Throws `conflict` where somebody else changed the comparison, and
 * `planChanged` where a task of the plan is another one than was shown.
 */
export async function acceptRevision(
  acting: Acting,
  input: AcceptRevisionInput,
  now: Date,
): Promise<{ planId: string }> {
  const { scope, author } = acting;
  const { workspaceId } = scope;
  return transaction(async (tx) => {
    const row = await lockImport(tx, scope, input.importId);
    if (row.revisesPlanId === null) throw new AppError("stateForbids");
    if (row.status === "taken_over") return { planId: row.revisesPlanId };
    const stored = await findRevision(scope, row.id, tx);
    if (stored?.status !== "in_review") throw new AppError("stateForbids");
    if (stored.version !== input.version) throw new AppError("conflict");
    const standing = await lockPlan(tx, scope, row.revisesPlanId);
    const before = layBeside(stored, standing, new Directory(await listDepartments(scope, tx)));
    if (before.revision.fingerprint !== input.fingerprint) throw new AppError("planChanged");
    const { departmentOf, records } = await settleParts(tx, scope, before);
    const planned = planRevision(before, standing, departmentOf, input.reason);
    const planId = standing.id;
    const told = before.revision.isLedger
      ? await writeLedger(tx, scope, standing, planned, row.sourceDocumentId, now)
      : await writeEdition(tx, scope, standing, before, planned, row.sourceDocumentId, now);
    await endParts(tx, scope, planned.ended, input.reason, now);
    await appendStatusChanges(tx, scope, author, now, planned.statusChanges);
    await tx.import.update({
      where: { id: row.id, workspaceId },
      data: { status: "taken_over", planId, version: { increment: 1 }, updatedAt: now },
      select: { id: true },
    });
    records.push(...planned.records);
    const indicators = before.revision.indicators.filter(({ kind }) => kind !== "same").map(toldIndicator);
    const data = {
      ...told.data,
      ...planned.sums,
      ...(indicators.length > 0 ? { indicators } : {}),
      title: standing.title,
      reason: input.reason,
    };
    records.push({ kind: told.kind, subjectId: planId, planId, data });
    if (input.handOut) records.push(...(await handOutPlan(tx, acting, planId, now)).records);
    await recordAndNotify(tx, scope, author, now, records);
    return { planId };
  });
}

/** What the log says of an indicator that came, went or changed. */
function toldIndicator({ kind, name, changes }: IndicatorComparison) {
  return {
    name,
    kind,
    changes: changes.map(({ field, year, from, to }) => ({
      field: year === null ? field : `${field} ${year}`,
      from,
      to,
    })),
  };
}

/** The plan with its tasks, for nobody else to change until the commit. Throws `notFound`, `planArchived`. */
async function lockPlan(tx: Transaction, scope: Scope, planId: string): Promise<Standing> {
  const { workspaceId } = scope;
  await tx.$queryRaw`SELECT 1 FROM plans WHERE id = ${planId}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
  await tx.$queryRaw`
    SELECT 1 FROM tasks WHERE plan_id = ${planId}::uuid AND workspace_id = ${workspaceId}::uuid ORDER BY id FOR UPDATE`;
  const standing = await readStanding(scope, planId, tx);
  if (!standing) throw new AppError("notFound");
  if (standing.status !== "active") throw new AppError("planArchived");
  return standing;
}

/** Makes the departments that are new, where something is taken over that names them. */
async function settleParts(
  tx: Transaction,
  scope: Scope,
  { draft, revision }: LaidBeside,
): Promise<{ departmentOf: (partId: string) => string | null; records: AuditRecord[] }> {
  const used = new Set(
    revision.comparisons
      .filter(({ kind, isConfirmed, taken }) =>
        kind === "new" ? isConfirmed : taken.includes("departments"),
      )
      .map(({ key }) => key),
  );
  const tasks = draft.tasks.map((task) => ({ ...task, excluded: task.excluded || !used.has(task.key) }));
  const { idOf, records } = await settleDepartments(tx, scope, { ...draft, tasks });
  const made = new Map<string, string>(
    draft.departments.flatMap(({ key, name }) => {
      const id = idOf.get(key);
      return id ? [[`new:${foldDepartmentName(name) || name}`, id] as const] : [];
    }),
  );
  return {
    departmentOf: (partId) => (partId.startsWith("new:") ? (made.get(partId) ?? null) : partId),
    records,
  };
}

/** Everything a later edition says: order, headings, tasks, promises, indicators, and the plan's own title and dates. */
async function writeEdition(
  tx: Transaction,
  scope: Scope,
  standing: Standing,
  { draft, revision }: LaidBeside,
  { revised, dropped, added, parts }: PlannedRevision,
  documentId: string,
  now: Date,
) {
  const planId = standing.id;
  await setAside(tx, scope, planId);
  const { sectionOf, kept } = await writeSections(tx, scope, planId, draft);
  const orderOf = new Map(draft.tasks.map(({ key }, index) => [key, index + 1]));
  const place = (key: string, sectionKey: string | null) => ({
    order: orderOf.get(key) ?? 0,
    sectionId: sectionKey === null ? null : (sectionOf.get(sectionKey) ?? null),
  });
  await writeRevised(
    tx,
    scope,
    revised.map(({ task, draft: now }) => ({
      ...task,
      place: { ...place(now.key, now.sectionKey), anchors: now.anchors },
    })),
    now,
  );
  const behind = draft.tasks.length + 1;
  // What an earlier edition dropped and was cancelled then is compared no more, but has its place too.
  const rest = standing.tasks.filter(({ key }) => !revised.some(({ task }) => task.before.key === key));
  const gone = new Set(dropped.filter(({ isCancelled }) => isCancelled).map(({ task }) => task.key));
  await writeDropped(
    tx,
    scope,
    rest.map(({ key, sectionId }, index) => ({
      id: key,
      order: behind + index,
      sectionId: sectionId !== null && kept.has(sectionId) ? sectionId : null,
      isCancelled: gone.has(key),
    })),
    standing.documentId,
    now,
  );
  const ids = new Map(added.map((one) => [one.key, newId()]));
  await writeAdded(
    tx,
    scope,
    planId,
    added.map((one) => ({ id: ids.get(one.key) ?? newId(), task: one, ...place(one.key, one.sectionKey) })),
    now,
  );
  await dropSections(tx, scope, planId, kept);
  const taskIds = revised.map(({ task }) => task.before.key);
  await writeParts(
    tx,
    scope,
    parts((key) => ids.get(key) ?? key),
    taskIds,
    true,
  );
  await writeTargets(tx, scope, planId, draft, [
    ...revised.map(({ task, draft: now, keepsWords }) => ({ id: task.before.key, task: now, keepsWords })),
    ...added.map((task) => ({ id: ids.get(task.key) ?? task.key, task, keepsWords: false })),
  ]);
  await writeIndicators(tx, scope, standing, draft);
  await writePlanHead(tx, scope, planId, revision.planChanges);
  return { kind: "plan.revised" as const, data: await bringIntoForce(tx, scope, standing, documentId) };
}

/** What was changed in a ledger that came back: cells of tasks, and rows that were added. Nothing changes its place. */
async function writeLedger(
  tx: Transaction,
  scope: Scope,
  standing: Standing,
  { revised, dropped, added, parts }: PlannedRevision,
  documentId: string,
  now: Date,
) {
  const changed = revised.filter(({ task }) => task.isChanged);
  await writeRevised(
    tx,
    scope,
    changed.map(({ task }) => ({ ...task, place: null })),
    now,
  );
  const cancelled = dropped.filter(({ isCancelled }) => isCancelled).map(({ task }) => task.key);
  await writeCancelled(tx, scope, cancelled, now);
  const last = standing.tasks.reduce((most, { order }) => Math.max(most, order), 0);
  const ids = new Map(added.map((one) => [one.key, newId()]));
  await writeAdded(
    tx,
    scope,
    standing.id,
    added.map((task, index) => ({
      id: ids.get(task.key) ?? newId(),
      order: last + 1 + index,
      sectionId: null,
      task,
    })),
    now,
  );
  await writeParts(
    tx,
    scope,
    parts((key) => ids.get(key) ?? key),
    [],
    false,
  );
  const { fileName, sha256 } = await tx.sourceDocument.findFirstOrThrow({
    where: { id: documentId, workspaceId: scope.workspaceId },
    select: { fileName: true, sha256: true },
  });
  return { kind: "plan.ledger_returned" as const, data: { fileName, sha256 } };
}
