/** An office of its own for a whole month: its people, its mail server, and days that go by when they are told to. */
import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import pg from "pg";
import PgBoss from "pg-boss";
import { addDays, type CalendarDate, monthStart } from "@/lib/calendar/date";
import type { Letter, PostOffice } from "@/tests/setup/post-office";

export interface House {
  client: pg.Client;
  databaseUrl: string;
  workspaceId: string;
  /** Puts apart the people of this house from those of others in the same database. */
  mark: string;
}

export interface Bureau {
  id: string;
  name: string;
  /** Tasks for which it alone answers. */
  own: string[];
}

export async function openHouse(databaseUrl: string, signOffRequired: boolean): Promise<House> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const [workspaceId, mark] = [randomUUID(), randomUUID().slice(0, 8)];
  await client.query(`INSERT INTO workspaces (id, slug, name, sign_off_required) VALUES ($1, $2, $3, $4)`, [
    workspaceId,
    `month-${mark}`,
    `一月办 ${mark}`,
    signOffRequired,
  ]);
  return { client, databaseUrl, workspaceId, mark };
}

/** Somebody who signs in with the password of the demo. Gives the name to sign in with. */
export async function employ(
  { client, workspaceId, mark }: House,
  role: "supervisor" | "leader" | "head" | "officer",
  department: { id: string; order: number } | null = null,
): Promise<string> {
  const username = [role, department?.order, mark].filter((part) => part !== undefined).join("-");
  const userId = randomUUID();
  await client.query(
    `INSERT INTO users (id, username, name, email, password_hash)
     SELECT $1, $2, $3, $2 || '@example.gov.cn', password_hash FROM users WHERE username = 'officer'`,
    [userId, username, `${role} ${department?.order ?? ""}`.trim()],
  );
  await client.query(
    `INSERT INTO memberships (id, user_id, workspace_id, department_id, role) VALUES ($1, $2, $3, $4, $5)`,
    [randomUUID(), userId, workspaceId, department?.id ?? null, role],
  );
  return username;
}

/** A plan that has been handed out, with so many numbered tasks under way that nobody answers for yet. */
export async function writePlan({ client, workspaceId }: House, count: number): Promise<string> {
  const planId = randomUUID();
  await client.query(
    `INSERT INTO plans (id, workspace_id, title, starts_on, ends_on, handed_out_at)
     VALUES ($1, $2, '质量提升实施方案', current_date - 90, current_date + 200, now())`,
    [planId, workspaceId],
  );
  await client.query(
    `INSERT INTO tasks (id, workspace_id, plan_id, "order", number, title, text, anchors, status, updated_at)
     SELECT gen_random_uuid(), $1, $2, n, n::text, '第 ' || n || ' 项任务', '开展第 ' || n || ' 项质量提升工作。', '[]', 'in_progress', now()
     FROM generate_series(1, $3::int) n`,
    [workspaceId, planId, count],
  );
  return planId;
}

/** An officer whose department leads so many tasks, has reported on all of them last month, and owes all of them now. */
export async function officerWhoOwes(house: House, count: number): Promise<string> {
  const { client, workspaceId } = house;
  const departmentId = randomUUID();
  await client.query("INSERT INTO departments (id, workspace_id, name) VALUES ($1, $2, '市质量发展局')", [
    departmentId,
    workspaceId,
  ]);
  const username = await employ(house, "officer", { id: departmentId, order: 1 });
  const planId = await writePlan(house, count);
  await client.query(
    `INSERT INTO assignments (id, workspace_id, task_id, department_id, role, percent, acknowledged_at)
     SELECT gen_random_uuid(), workspace_id, id, $2, 'lead', 40, now() FROM tasks WHERE plan_id = $1`,
    [planId, departmentId],
  );
  await client.query(
    `INSERT INTO reporting_periods (id, workspace_id, plan_id, starts_on, ends_on, opens_on, due_on)
     SELECT gen_random_uuid(), $1, $2, d, d + 29, d, d + 29
     FROM (VALUES (current_date - 40), (current_date - 10)) days(d)`,
    [workspaceId, planId],
  );
  await client.query(
    `INSERT INTO reports (id, workspace_id, plan_id, task_id, assignment_id, period_id, status, text, percent,
       submitted_at, submitted_by_id, submitted_by, reviewed_at, reviewed_by_id, reviewed_by, updated_at)
     SELECT gen_random_uuid(), a.workspace_id, p.plan_id, a.task_id, a.id, p.id, 'accepted', '已完成前期调研。', 40,
       now() - interval '20 days', u.id, u.name, now() - interval '19 days', s.id, s.name, now()
     FROM assignments a JOIN users u ON u.username = $2 JOIN users s ON s.username = 'supervisor'
     JOIN LATERAL (SELECT * FROM reporting_periods WHERE plan_id = $1 ORDER BY starts_on LIMIT 1) p ON true
     WHERE a.department_id = $3`,
    [planId, username, departmentId],
  );
  return username;
}

/** The departments of a plan with the most work; the first one answers alone for at least three tasks. */
export async function bureausOf({ client }: House, planId: string, count: number): Promise<Bureau[]> {
  const { rows } = await client.query<Bureau>(
    `WITH own AS (
       SELECT a.task_id, (array_agg(a.department_id))[1] AS department_id FROM assignments a
       JOIN tasks t ON t.id = a.task_id JOIN departments d ON d.id = a.department_id
       WHERE t.plan_id = $1 AND a.role <> 'cooperating' AND t.status <> 'draft'
       GROUP BY a.task_id HAVING count(*) = 1 AND NOT bool_or(d.is_collective)
     )
     SELECT b.id, b.name, b.own FROM (
       SELECT d.id, d.name, array(SELECT o.task_id::text FROM own o WHERE o.department_id = d.id ORDER BY 1) AS own
       FROM departments d
       JOIN assignments a ON a.department_id = d.id
       JOIN tasks t ON t.id = a.task_id AND t.plan_id = $1
       WHERE NOT d.is_collective
       GROUP BY d.id ORDER BY count(*) DESC, d.name LIMIT $2
     ) b
     ORDER BY cardinality(b.own) DESC, b.name`,
    [planId, count],
  );
  return rows;
}

/** Makes the first period of a plan one that opened days ago and is due on a day; gives the period. */
export async function openPeriodUntil(
  { client }: House,
  planId: string,
  today: CalendarDate,
  dueOn: CalendarDate,
): Promise<string> {
  const opensOn = addDays(today, -12);
  const { rows } = await client.query<{ id: string }>(
    `UPDATE reporting_periods SET starts_on = least($2::date, $3::date), opens_on = $3, due_on = $4, planned_due_on = NULL,
       ends_on = greatest(ends_on, $4::date)
     WHERE id = (SELECT id FROM reporting_periods WHERE plan_id = $1 ORDER BY starts_on LIMIT 1) RETURNING id`,
    [planId, monthStart(today), opensOn, dueOn],
  );
  const [period] = rows;
  if (!period) throw new Error("the plan has no period");
  return period.id;
}

/** Further in days than any two runs lie apart. */
const away = 10_000;

/** Days go by: what was done on a plan, and the period, lie further back. The log takes no changes, so it looks away. */
export async function letPass({ client, workspaceId }: House, periodId: string, days: number): Promise<void> {
  const span = `${days} days`;
  await client.query("BEGIN");
  await client.query("SET LOCAL session_replication_role = replica");
  await client.query("UPDATE status_changes SET at = at - $2::interval WHERE workspace_id = $1", [
    workspaceId,
    span,
  ]);
  await client.query(
    `UPDATE reports SET submitted_at = submitted_at - $2::interval, signed_off_at = signed_off_at - $2::interval,
       reviewed_at = reviewed_at - $2::interval WHERE workspace_id = $1`,
    [workspaceId, span],
  );
  // By way of days where no other run lies: a key is checked row by row, and a Monday's run would meet the Friday's.
  for (const by of [-away - days, away])
    await client.query("UPDATE reminder_runs SET day = day + $2::int WHERE workspace_id = $1", [
      workspaceId,
      by,
    ]);
  await client.query(
    `UPDATE reporting_periods SET starts_on = starts_on - $2::int, opens_on = opens_on - $2::int, due_on = due_on - $2::int
     WHERE id = $1`,
    [periodId, days],
  );
  await client.query("COMMIT");
}

/** What has gone to the people of this house. */
function lettersTo({ mark }: House, post: PostOffice): Letter[] {
  return post.letters.filter(({ to }) => to.includes(mark));
}

/**
 * The morning of a day: its reminders are asked for in the queue, as the clock asks for them, and the server's own workers
 * make and send them. Answers when every letter that was written has arrived; gives those of this morning.
 */
export async function morningOf(house: House, post: PostOffice, day: CalendarDate): Promise<Letter[]> {
  const { client, databaseUrl, workspaceId } = house;
  const before = lettersTo(house, post).length;
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: "pgboss",
    max: 1,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await boss.send("reminders-digest", { workspaceId, day });
  await boss.stop({ graceful: false, wait: true });
  // The server looks into its queues every ten seconds: once for the digests, once for the mail.
  await expect
    .poll(
      async () => {
        const { rows } = await client.query(
          `SELECT EXISTS (SELECT FROM reminder_runs WHERE workspace_id = $1 AND day = $2) AS run,
             (SELECT count(*)::int FROM mails WHERE workspace_id = $1 AND sent_at IS NULL) AS waiting`,
          [workspaceId, day],
        );
        return rows;
      },
      { timeout: 60_000 },
    )
    .toEqual([{ run: true, waiting: 0 }]);
  return lettersTo(house, post).slice(before);
}
