import { LRUCache } from "lru-cache";
import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { PlanEvent, PlanHead, PlanListed, PlanOrigin } from "./types";

/** The edition in force comes first. */
const newestEdition: Prisma.SourceDocumentOrderByWithRelationInput[] = [
  { edition: { sort: "desc", nulls: "last" } },
  { createdAt: "asc" },
];

/** One statement; null where the workspace has no such plan. */
export async function findPlanHead(scope: Scope, planId: string): Promise<PlanHead | null> {
  const [head] = await database().$queryRaw<PlanHead[]>`
    SELECT p.id, p.title, p.document_number AS "documentNumber", p.issuer, p.issued_on::text AS "issuedOn",
      p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", p.status::text AS status,
      p.archived_on::text AS "archivedOn", p.handed_out_at IS NOT NULL AS "handedOut",
      (p.handed_out_at AT TIME ZONE w.time_zone)::date::text AS "handedOutOn",
      (SELECT count(*)::int FROM tasks t WHERE t.plan_id = p.id) AS "taskCount",
      -- One assignment of each department is enough: all of them are many, and every page of the plan asks.
      (SELECT count(*)::int FROM departments d WHERE d.workspace_id = p.workspace_id AND EXISTS (
        SELECT FROM assignments a JOIN tasks t ON t.id = a.task_id
        WHERE a.workspace_id = d.workspace_id AND a.department_id = d.id AND t.plan_id = p.id
      )) AS "departmentCount",
      (SELECT count(*)::int FROM indicators i WHERE i.plan_id = p.id) AS "indicatorCount"
    FROM plans p JOIN workspaces w ON w.id = p.workspace_id
    WHERE p.id = ${planId}::uuid AND p.workspace_id = ${scope.workspaceId}::uuid`;
  return head ?? null;
}

/** All plans of the workspace, those under way first, the newest first. Their sums come with the dashboards. */
export function listPlans(scope: Scope): Promise<PlanListed[]> {
  return database().$queryRaw<PlanListed[]>`
    SELECT p.id, p.title, p.document_number AS "documentNumber", p.issuer, p.starts_on::text AS "startsOn",
      p.ends_on::text AS "endsOn", p.status::text AS status
    FROM plans p
    WHERE p.workspace_id = ${scope.workspaceId}::uuid
    ORDER BY p.status, p.created_at DESC, p.id DESC`;
}

/** What the plan implements, the file it was read from, and those that it was read from before. */
export async function findPlanOrigin(scope: Scope, planId: string): Promise<PlanOrigin | null> {
  const [origin] = await database().$queryRaw<PlanOrigin[]>`
    SELECT p.basis, d.file_name AS "fileName", d.format, d.size,
      (d.created_at AT TIME ZONE w.time_zone)::date::text AS "readOn", coalesce(e.editions, '[]') AS editions
    FROM plans p
    JOIN workspaces w ON w.id = p.workspace_id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('id', x.id, 'edition', coalesce(x.edition, 1), 'fileName', x.file_name,
        'size', x.size, 'since', (coalesce(i.updated_at, x.created_at) AT TIME ZONE w.time_zone)::date, 'by', i.created_by)
        ORDER BY x.edition DESC NULLS LAST, x.created_at) AS editions
      FROM source_documents x
      LEFT JOIN LATERAL (
        -- A text that came in again with the same bytes is kept once: the last time is when it came into force.
        SELECT n.created_by, n.updated_at FROM imports n
        JOIN source_documents s ON s.id = n.source_document_id AND s.workspace_id = n.workspace_id
        WHERE n.workspace_id = x.workspace_id AND n.plan_id = x.plan_id AND n.status = 'taken_over'
          AND s.sha256 = x.sha256
        ORDER BY n.updated_at DESC LIMIT 1
      ) i ON true
      WHERE x.plan_id = p.id AND x.workspace_id = p.workspace_id
    ) e ON true
    LEFT JOIN LATERAL (
      SELECT x.file_name, x.format, x.size, x.created_at FROM source_documents x
      WHERE x.plan_id = p.id AND x.workspace_id = p.workspace_id
      ORDER BY x.edition DESC NULLS LAST, x.created_at LIMIT 1
    ) d ON true
    WHERE p.id = ${planId}::uuid AND p.workspace_id = ${scope.workspaceId}::uuid`;
  return origin ?? null;
}

/** The file as it came, that of an earlier edition where its id is given; null where the plan has none. */
export function findOriginal(
  scope: Scope,
  planId: string,
  editionId?: string,
): Promise<{ fileName: string; format: string; bytes: Uint8Array } | null> {
  return database().sourceDocument.findFirst({
    where: { planId, workspaceId: scope.workspaceId, ...(editionId ? { id: editionId } : {}) },
    orderBy: newestEdition,
    select: { fileName: true, format: true, bytes: true },
  });
}

/** What the file of the edition in force is, without its bytes. */
export function findOriginalName(
  scope: Scope,
  planId: string,
): Promise<{ fileName: string; format: string } | null> {
  return database().sourceDocument.findFirst({
    where: { planId, workspaceId: scope.workspaceId },
    orderBy: newestEdition,
    select: { fileName: true, format: true },
  });
}

/**
 * Texts of editions by document and edition: once it is accepted, a text stays as it is, and a long one costs more to
 * fetch than the page that shows a part of it. As many characters as thirty long plans have.
 */
const texts = new LRUCache<string, string>({
  maxSize: 16_000_000,
  sizeCalculation: (text) => text.length + 1,
});

/**
 * The text of the edition in force, which the anchors of the plan's sections and tasks point into: one statement, and
 * one more where the text is not at hand.
 */
export async function findPlanText(scope: Scope, planId: string): Promise<string | null> {
  const where = { planId, workspaceId: scope.workspaceId };
  const document = await database().sourceDocument.findFirst({
    where,
    orderBy: newestEdition,
    select: { id: true, edition: true },
  });
  if (!document) return null;
  const known = texts.get(`${document.id} ${document.edition}`);
  if (known !== undefined) return known;
  const read = await database().sourceDocument.findFirst({
    where: { ...where, id: document.id },
    select: { edition: true, text: true },
  });
  if (read && read.edition !== null) texts.set(`${document.id} ${read.edition}`, read.text);
  return read?.text ?? null;
}

/** The text that a task's anchors point into: an earlier one, where the edition in force has dropped the task. */
export async function findTaskText(scope: Scope, planId: string, taskId: string): Promise<string | null> {
  const [row] = await database().$queryRaw<{ text: string | null }[]>`
    SELECT d.text FROM tasks t
    LEFT JOIN LATERAL (
      SELECT x.text FROM source_documents x
      WHERE x.workspace_id = t.workspace_id AND x.plan_id = t.plan_id
      ORDER BY x.id = t.source_document_id DESC NULLS LAST, x.edition DESC NULLS LAST, x.created_at LIMIT 1
    ) d ON true
    WHERE t.id = ${taskId}::uuid AND t.plan_id = ${planId}::uuid AND t.workspace_id = ${scope.workspaceId}::uuid`;
  return row?.text ?? null;
}

/** As far back as events are gathered: what is shown are a few lines, and the log grows for years. */
const eventsGathered = 1_000;

/**
 * What happened to a plan, the newest first. Reports and acknowledgements come many at a time: those of one person
 * on one day are told together.
 */
export function listPlanEvents(scope: Scope, planId: string, limit: number): Promise<PlanEvent[]> {
  return database().$queryRaw<PlanEvent[]>`
    WITH events AS (
      SELECT e.kind, e.actor_name, e.department_name, e.at, e.sequence, e.data, e.task_id,
        (e.at AT TIME ZONE w.time_zone)::date AS day,
        CASE WHEN e.kind LIKE 'report.%' OR e.kind = 'assignment.acknowledged' OR e.kind IN ('assignment.changed', 'task.revised')
          THEN '' ELSE e.id::text END AS alone
      FROM audit_events e JOIN workspaces w ON w.id = e.workspace_id
      WHERE e.workspace_id = ${scope.workspaceId}::uuid AND e.plan_id = ${planId}::uuid
      ORDER BY e.sequence DESC LIMIT ${eventsGathered}
    ),
    told AS (
      SELECT kind, actor_name, department_name, day, max(at) AS at, max(sequence) AS sequence, count(*)::int AS count,
        (array_agg(data ORDER BY sequence DESC))[1] AS data, (array_agg(task_id ORDER BY sequence DESC))[1] AS task_id
      FROM events GROUP BY kind, actor_name, department_name, day, alone
      ORDER BY max(sequence) DESC LIMIT ${limit}
    )
    SELECT o.sequence, o.kind, o.at, o.day::text AS day, o.actor_name AS "actorName",
      o.department_name AS "departmentName", o.count, o.data, t.id AS "taskId", t.number AS "taskNumber",
      coalesce(t.title, left(t.text, 60)) AS "taskName"
    FROM told o LEFT JOIN tasks t ON t.id = o.task_id AND t.workspace_id = ${scope.workspaceId}::uuid
    ORDER BY o.sequence DESC`;
}

/** Numbers and names of tasks by id, for lists of what happened to them: one statement. */
export async function nameTasks(
  scope: Scope,
  taskIds: readonly string[],
): Promise<Map<string, Pick<PlanEvent, "taskNumber" | "taskName">>> {
  const rows = await database().$queryRaw<(Pick<PlanEvent, "taskNumber" | "taskName"> & { id: string })[]>`
    SELECT t.id, t.number AS "taskNumber", coalesce(t.title, left(t.text, 60)) AS "taskName"
    FROM tasks t
    WHERE t.workspace_id = ${scope.workspaceId}::uuid AND t.id = ANY(${taskIds}::uuid[])`;
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}
