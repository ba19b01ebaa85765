import type { Scope } from "@/lib/auth/scope";
import { toDatabaseDate } from "@/lib/calendar/date";
import type { Transaction } from "@/lib/db/transaction";
import { matchIndicators, named } from "../revision/indicators/rules";
import { foldWords } from "../revision/rules";
import type { PlanChange, Standing } from "../revision/types";
import type { DraftTask, ImportDraft } from "../types";
import { newId } from "./ids";
import { aside } from "./revise";

/** The headings of a text; one of the same name as before keeps its id. Gives them by key, and the ids that there are now. */
export async function writeSections(
  tx: Transaction,
  scope: Scope,
  planId: string,
  draft: ImportDraft,
): Promise<{ sectionOf: Map<string, string>; kept: Set<string> }> {
  const { workspaceId } = scope;
  const old = await tx.section.findMany({
    where: { planId, workspaceId },
    orderBy: { order: "asc" },
    select: { id: true, title: true },
  });
  const waiting = new Map<string, string[]>();
  for (const { id, title } of old) {
    waiting.set(foldWords(title), [...(waiting.get(foldWords(title)) ?? []), id]);
  }
  const sectionOf = new Map(
    draft.sections.map(({ key, title }) => [key, waiting.get(foldWords(title))?.shift() ?? newId()]),
  );
  const rows = draft.sections.map((section, index) => ({
    id: sectionOf.get(section.key),
    parent: section.parentKey === null ? null : (sectionOf.get(section.parentKey) ?? null),
    order: index + 1,
    label: section.label || null,
    title: section.title,
    start: section.anchor[0],
    end: section.anchor[1],
  }));
  await tx.$executeRaw`
    INSERT INTO sections AS s (id, workspace_id, plan_id, parent_id, "order", label, title, anchor_start, anchor_end)
    SELECT r.id, ${workspaceId}::uuid, ${planId}::uuid, r.parent, r.order, r.label, r.title, r.start, r."end"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(id uuid, parent uuid, "order" integer, label text, title text, start integer, "end" integer)
    ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, "order" = excluded."order", label = excluded.label,
      title = excluded.title, anchor_start = excluded.anchor_start, anchor_end = excluded.anchor_end`;
  return { sectionOf, kept: new Set(sectionOf.values()) };
}

/** Headings that the new text does not have; by now no task stands under them. */
export async function dropSections(
  tx: Transaction,
  scope: Scope,
  planId: string,
  kept: ReadonlySet<string>,
): Promise<void> {
  await tx.section.deleteMany({
    where: { planId, workspaceId: scope.workspaceId, id: { notIn: [...kept] } },
  });
}

/**
 * What the new text promises takes the place of what the one before did. Where the words of a task were left as they
 * are, so are its promises, which then stand nowhere in the new text.
 */
export async function writeTargets(
  tx: Transaction,
  scope: Scope,
  planId: string,
  draft: ImportDraft,
  tasks: readonly { id: string; task: DraftTask; keepsWords: boolean }[],
): Promise<void> {
  const { workspaceId } = scope;
  const ids = (keeps: boolean) => tasks.filter(({ keepsWords }) => keepsWords === keeps).map(({ id }) => id);
  await tx.target.deleteMany({
    where: { planId, workspaceId, OR: [{ taskId: null }, { taskId: { in: ids(false) } }] },
  });
  await tx.target.updateMany({
    where: { planId, workspaceId, taskId: { in: ids(true) } },
    data: { anchorStart: 0, anchorEnd: 0 },
  });
  const all = [
    ...draft.targets.map((target) => ({ ...target, taskId: null })),
    ...tasks
      .filter(({ keepsWords }) => !keepsWords)
      .flatMap(({ id, task }) => task.targets.map((target) => ({ ...target, taskId: id }))),
  ];
  const rows = all.map(({ anchor, unit, ...target }) => ({
    ...target,
    id: newId(),
    unit: unit || null,
    start: anchor[0],
    end: anchor[1],
  }));
  await tx.$executeRaw`
    INSERT INTO targets (id, workspace_id, plan_id, task_id, metric, comparator, value, unit, year, anchor_start,
      anchor_end)
    SELECT r.id, ${workspaceId}::uuid, ${planId}::uuid, r."taskId", r.metric, r.comparator, r.value, r.unit, r.year,
      r.start, r."end"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "taskId" uuid, metric text, comparator text,
      value numeric(20, 6), unit text, year integer, start integer, "end" integer)`;
}

/**
 * Indicators that are known again keep what was measured; their values become those of the new text. One that it does
 * not print stays, behind the others.
 */
export async function writeIndicators(
  tx: Transaction,
  scope: Scope,
  { id: planId, indicators: old }: Pick<Standing, "id" | "indicators">,
  draft: ImportDraft,
): Promise<void> {
  const { workspaceId } = scope;
  const matched = matchIndicators(old, named(draft.indicators));
  const fresh = matched.pairs.map(({ before, after }) => ({ ...after, id: before?.id ?? newId() }));
  const rest = matched.rest.map(({ id }) => id);
  const rows = fresh.map(({ id, group, name, unit, nature, anchor }, index) => ({
    id,
    order: index + 1,
    group,
    name,
    unit: unit || null,
    nature,
    start: anchor[0],
    end: anchor[1],
  }));
  await tx.$executeRaw`
    UPDATE indicators SET "order" = "order" + ${aside}, anchor_start = 0, anchor_end = 0
    WHERE workspace_id = ${workspaceId}::uuid AND plan_id = ${planId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO indicators AS i (id, workspace_id, plan_id, "order", "group", name, unit, nature, anchor_start,
      anchor_end)
    SELECT r.id, ${workspaceId}::uuid, ${planId}::uuid, r.order, r.group, r.name, r.unit, r.nature::"IndicatorNature",
      r.start, r."end"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "order" integer, "group" text, name text,
      unit text, nature text, start integer, "end" integer)
    ON CONFLICT (id) DO UPDATE SET "order" = excluded."order", "group" = excluded."group", name = excluded.name,
      unit = coalesce(excluded.unit, i.unit), nature = coalesce(excluded.nature, i.nature),
      anchor_start = excluded.anchor_start, anchor_end = excluded.anchor_end`;
  if (rest.length > 0) {
    await tx.$executeRaw`
      UPDATE indicators i SET "order" = ${rows.length}::int + r.place::int
      FROM unnest(${rest}::uuid[]) WITH ORDINALITY AS r(id, place)
      WHERE i.workspace_id = ${workspaceId}::uuid AND i.id = r.id`;
  }
  const valued = fresh.filter(({ values }) => values.length > 0);
  await tx.indicatorValue.deleteMany({
    where: { workspaceId, indicatorId: { in: valued.map(({ id }) => id) } },
  });
  await tx.indicatorValue.createMany({
    data: valued.flatMap(({ id, values }) =>
      values.map((value) => ({ ...value, workspaceId, indicatorId: id })),
    ),
    // A merged cell can be read into a year twice; the first reading holds.
    skipDuplicates: true,
  });
}

/** What the plan says of itself. It goes on from the day it began: expected progress is not counted anew. */
export async function writePlanHead(
  tx: Transaction,
  scope: Scope,
  planId: string,
  changes: readonly PlanChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const data = Object.fromEntries(
    changes.map(({ field, to }) => [
      field,
      to !== null && (field === "issuedOn" || field === "endsOn") ? toDatabaseDate(to) : to,
    ]),
  );
  await tx.plan.update({ where: { id: planId, workspaceId: scope.workspaceId }, data, select: { id: true } });
}

/**
 * The text becomes the edition in force, beside those before it. Where the same bytes came in before, that text is in
 * force again. Gives the number of the edition.
 */
export async function bringIntoForce(
  tx: Transaction,
  scope: Scope,
  standing: Pick<Standing, "id" | "edition">,
  documentId: string,
): Promise<{ edition: number; fileName: string; sha256: string }> {
  const { workspaceId } = scope;
  const planId = standing.id;
  const edition = standing.edition + 1;
  const document = await tx.sourceDocument.findFirstOrThrow({
    where: { id: documentId, workspaceId },
    select: { fileName: true, sha256: true, text: true },
  });
  const { text, ...told } = document;
  const same = await tx.sourceDocument.findFirst({
    where: { planId, workspaceId, sha256: document.sha256 },
    select: { id: true },
  });
  await tx.sourceDocument.update({
    where: { id: same?.id ?? documentId, workspaceId },
    data: { planId, edition, text },
    select: { id: true },
  });
  return { edition, ...told };
}
