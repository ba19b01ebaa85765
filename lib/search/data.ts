import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { FoundDepartment, FoundPerson, FoundPlan, FoundReport, FoundTask, Term } from "./types";

function all(conditions: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(conditions, " AND ", "(", ")");
}

/** The word in one of its forms, through the index of pairs where it has two characters at least. */
function inIndexed(column: Prisma.Sql, forms: readonly string[]): Prisma.Sql {
  const one = (form: string) =>
    [...form].length < 2
      ? Prisma.sql`strpos(${column}, ${form}) > 0`
      : Prisma.sql`(search_grams(${column}) @> search_grams(${form}) AND strpos(${column}, ${form}) > 0)`;
  return Prisma.join(forms.map(one), " OR ", "(", ")");
}

/** In a text that is folded on the spot: names and titles, of which there are few. */
function inFew(words: Prisma.Sql, terms: readonly Term[]): Prisma.Sql {
  return all(terms.map(([word]) => Prisma.sql`strpos(${words}, ${word}) > 0`));
}

/** Tasks by number, title and text: what is called so before what speaks of it, what is open before what is done. */
export function findTasks(scope: Scope, terms: readonly Term[], limit: number): Promise<FoundTask[]> {
  const column = Prisma.sql`t.searchable`;
  const numbered = terms.flatMap(([, ...numbers]) => numbers);
  return database().$queryRaw<FoundTask[]>`
    WITH found AS (
      SELECT t.id, t.number, t.title, t.text, t.status, t.plan_id, t."order", count(*) OVER ()::int AS total,
        CASE WHEN EXISTS (SELECT 1 FROM unnest(${numbered}::text[]) f WHERE starts_with(t.searchable, f)) THEN 0
          WHEN ${all(terms.map(([word]) => Prisma.sql`strpos(split_part(t.searchable, '|', 2), ${word}) > 0`))} THEN 1
          ELSE 2 END AS rank
      FROM tasks t
      WHERE t.workspace_id = ${scope.workspaceId}::uuid AND ${all(terms.map((term) => inIndexed(column, term)))}
    )
    SELECT x.id, x.number, coalesce(x.title, left(x.text, 60)) AS name, x.text, x.status::text AS status, x.total,
      p.title AS plan, lead.name AS department
    FROM found x
    JOIN plans p ON p.id = x.plan_id AND p.workspace_id = ${scope.workspaceId}::uuid
    LEFT JOIN LATERAL (
      SELECT d.name FROM assignments a JOIN departments d ON d.id = a.department_id
      WHERE a.task_id = x.id AND a.workspace_id = ${scope.workspaceId}::uuid
      ORDER BY a.role, a.anchor_start, d.name LIMIT 1
    ) lead ON true
    ORDER BY x.rank, p.status, x.status IN ('completed', 'closed', 'cancelled'), p.created_at DESC, x."order", x.id
    LIMIT ${limit}`;
}

/** What was handed in, the newest first. Drafts are nobody's but their writer's. */
export async function findReports(
  scope: Scope,
  terms: readonly Term[],
  limit: number,
): Promise<FoundReport[]> {
  // A single character has no pair that the index could be asked for, and stands in nearly every report.
  if (terms.every(([word]) => [...word].length < 2)) return [];
  const column = Prisma.sql`r.searchable`;
  return database().$queryRaw<FoundReport[]>`
    WITH found AS (
      SELECT r.*, count(*) OVER ()::int AS total FROM reports r
      WHERE r.workspace_id = ${scope.workspaceId}::uuid AND r.submitted_at IS NOT NULL
        AND ${all(terms.map(([word]) => inIndexed(column, [word])))}
      ORDER BY r.submitted_at DESC, r.id LIMIT ${limit}
    )
    SELECT x.id, x.task_id AS "taskId", t.number, coalesce(t.title, left(t.text, 60)) AS name,
      concat_ws(' ', nullif(x.text, ''), nullif(x.problems, ''), nullif(x.next_steps, '')) AS words,
      coalesce(x.department_name, d.name) AS department, p.starts_on::text AS "startsOn", x.status::text AS status, x.total
    FROM found x
    JOIN tasks t ON t.id = x.task_id AND t.workspace_id = x.workspace_id
    JOIN assignments a ON a.id = x.assignment_id AND a.workspace_id = x.workspace_id
    JOIN departments d ON d.id = a.department_id
    JOIN reporting_periods p ON p.id = x.period_id
    ORDER BY x.submitted_at DESC, x.id`;
}

export function findPlans(scope: Scope, terms: readonly Term[], limit: number): Promise<FoundPlan[]> {
  const words = Prisma.sql`(search_fold(p.title) || '|' || search_fold(coalesce(p.document_number, '')) || '|'
    || search_fold(coalesce(p.issuer, '')))`;
  return database().$queryRaw<FoundPlan[]>`
    SELECT p.id, p.title, p.document_number AS "documentNumber", p.issuer, p.status = 'archived' AS archived,
      count(*) OVER ()::int AS total
    FROM plans p
    WHERE p.workspace_id = ${scope.workspaceId}::uuid AND ${inFew(words, terms)}
    ORDER BY p.status, p.created_at DESC, p.id LIMIT ${limit}`;
}

/** Departments by any name that they have had. */
export function findDepartments(
  scope: Scope,
  terms: readonly Term[],
  limit: number,
): Promise<FoundDepartment[]> {
  return database().$queryRaw<FoundDepartment[]>`
    SELECT d.id, d.name, d.ended_on IS NOT NULL AS ended, coalesce(x.aliases, '{}') AS aliases,
      count(*) OVER ()::int AS total
    FROM departments d
    LEFT JOIN LATERAL (
      SELECT array_agg(a.name ORDER BY a.name) AS aliases, string_agg(search_fold(a.name), '|') AS words
      FROM department_aliases a
      WHERE a.department_id = d.id AND a.workspace_id = ${scope.workspaceId}::uuid
    ) x ON true
    WHERE d.workspace_id = ${scope.workspaceId}::uuid
      AND ${inFew(Prisma.sql`(search_fold(d.name) || '|' || coalesce(x.words, ''))`, terms)}
    ORDER BY ${inFew(Prisma.sql`search_fold(d.name)`, terms)} DESC, d.ended_on NULLS FIRST, d."order", d.id
    LIMIT ${limit}`;
}

/**
 * People by name and post. Sign-in names are for those who manage people; others find only who acts for a
 * department, for that is where the way leads.
 */
export function findPeople(
  scope: Scope,
  terms: readonly Term[],
  limit: number,
  manages: boolean,
): Promise<FoundPerson[]> {
  const words = manages
    ? Prisma.sql`(search_fold(u.name) || '|' || search_fold(coalesce(m.post, '')) || '|' || u.username)`
    : Prisma.sql`(search_fold(u.name) || '|' || search_fold(coalesce(m.post, '')))`;
  return database().$queryRaw<FoundPerson[]>`
    SELECT m.id, u.name, u.username, m.post, m.role::text AS role, d.id AS "departmentId", d.name AS department,
      count(*) OVER ()::int AS total
    FROM memberships m
    JOIN users u ON u.id = m.user_id AND (u.disabled_at IS NULL OR ${manages})
    LEFT JOIN departments d ON d.id = m.department_id AND d.workspace_id = m.workspace_id
    WHERE m.workspace_id = ${scope.workspaceId}::uuid AND (d.id IS NOT NULL OR ${manages}) AND ${inFew(words, terms)}
    ORDER BY u.name COLLATE "zh-Hans-CN-x-icu", m.id LIMIT ${limit}`;
}
