import type { AuditRecord } from "@/lib/audit/mutations";
import type { Scope } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import type { Transaction } from "@/lib/db/transaction";
import type { KnownDepartment } from "../../types";

interface Handover {
  from: KnownDepartment;
  to: KnownDepartment;
  /** As it stands in the logs. */
  reason: string;
}

interface MovedMatters {
  problems: number;
  instructions: number;
  /** What the caller appends to the log last. */
  records: AuditRecord[];
}

/**
 * Hands over what waits for the department besides its parts of tasks: problems, instructions, requests for a later
 * deadline. What is settled, and every word that was said, stays under the old name.
 */
export async function moveMatters(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  handover: Handover,
  now: Date,
): Promise<MovedMatters> {
  await tx.$executeRaw`
    UPDATE extensions SET department_id = ${handover.to.id}::uuid
    WHERE workspace_id = ${scope.workspaceId}::uuid AND department_id = ${handover.from.id}::uuid
      AND state IN ('asked', 'signed_off')`;
  const problems = await moveProblems(tx, scope, actor, handover, now);
  const instructions = await moveInstructions(tx, scope, handover);
  return {
    problems: problems.count,
    instructions: instructions.length,
    records: [...problems.records, ...instructions],
  };
}

interface MovedProblem {
  id: string;
  planId: string;
  taskId: string;
  department: string;
  /** It waited for the department that has ended. */
  passedOn: boolean;
  /** Between the two: what one of them could not decide for the other goes to the supervisors. */
  toSupervisors: boolean;
}

/** Both those that the department raised and those that wait for its answer. An answer that was given stays its own. */
async function moveProblems(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  { from, to, reason }: Handover,
  now: Date,
): Promise<{ count: number; records: AuditRecord[] }> {
  const moved = await tx.$queryRaw<MovedProblem[]>`
    WITH found AS (
      SELECT x.id, CASE WHEN x.department_id = ${from.id}::uuid THEN ${to.id}::uuid ELSE x.department_id END AS raiser,
        CASE WHEN x.state = 'open' AND x.addressee_department_id = ${from.id}::uuid THEN ${to.id}::uuid
          ELSE x.addressee_department_id END AS addressee,
        x.state = 'open' AND x.addressee_department_id = ${from.id}::uuid AS passed
      FROM problems x
      WHERE x.workspace_id = ${scope.workspaceId}::uuid AND x.state <> 'closed'
        AND (x.department_id = ${from.id}::uuid
          OR (x.state = 'open' AND x.addressee_department_id = ${from.id}::uuid))
      ORDER BY x.id FOR UPDATE
    )
    UPDATE problems x SET department_id = f.raiser,
      addressee = CASE WHEN f.addressee = f.raiser THEN 'supervisor' ELSE x.addressee END,
      addressee_department_id = CASE WHEN f.addressee <> f.raiser THEN f.addressee END
    FROM found f, departments d, tasks t
    WHERE x.id = f.id AND x.workspace_id = ${scope.workspaceId}::uuid
      AND d.id = f.raiser AND d.workspace_id = x.workspace_id
      AND t.id = x.task_id AND t.workspace_id = x.workspace_id
    RETURNING x.id, t.plan_id AS "planId", x.task_id AS "taskId", d.name AS department, f.passed AS "passedOn",
      x.state = 'open' AND coalesce(f.addressee = f.raiser, false) AS "toSupervisors"`;
  const passed = moved.filter(({ passedOn, toSupervisors }) => passedOn || toSupervisors);
  await tx.problemEntry.createMany({
    data: passed.map(({ id, toSupervisors }) => ({
      workspaceId: scope.workspaceId,
      problemId: id,
      step: "address",
      words: reason,
      authorId: actor.userId,
      authorName: actor.name,
      departmentName: actor.departmentName,
      addressee: toSupervisors ? "supervisor" : to.name,
      at: now,
    })),
  });
  const records = passed.map(
    ({ id, planId, taskId, department, toSupervisors }): AuditRecord => ({
      kind: "problem.addressed",
      subjectId: id,
      planId,
      taskId,
      data: {
        department,
        addressee: toSupervisors ? "supervisor" : "department",
        to: toSupervisors ? null : to.name,
        words: reason,
      },
    }),
  );
  return { count: moved.length, records };
}

interface MovedInstruction {
  id: string;
  planId: string;
  taskId: string | null;
}

/** Those that the department has not answered. Where both were asked, one answer is enough. */
async function moveInstructions(
  tx: Transaction,
  scope: Scope,
  { from, to }: Handover,
): Promise<AuditRecord[]> {
  const { workspaceId } = scope;
  const waiting = await tx.$queryRaw<MovedInstruction[]>`
    SELECT x.id, x.plan_id AS "planId", x.task_id AS "taskId"
    FROM instructions x
    WHERE x.workspace_id = ${workspaceId}::uuid AND x.state = 'open' AND EXISTS (
      SELECT FROM instruction_addressees a
      WHERE a.workspace_id = x.workspace_id AND a.instruction_id = x.id
        AND a.department_id = ${from.id}::uuid AND a.answered_at IS NULL)
    ORDER BY x.id FOR UPDATE`;
  if (waiting.length === 0) return [];
  const ids = waiting.map(({ id }) => id);
  await tx.$executeRaw`
    INSERT INTO instruction_addressees (workspace_id, instruction_id, department_id)
    SELECT ${workspaceId}::uuid, id, ${to.id}::uuid FROM unnest(${ids}::uuid[]) AS id
    ON CONFLICT (instruction_id, department_id) DO NOTHING`;
  await tx.$executeRaw`
    DELETE FROM instruction_addressees
    WHERE workspace_id = ${workspaceId}::uuid AND instruction_id = ANY(${ids}::uuid[])
      AND department_id = ${from.id}::uuid`;
  await tx.$executeRaw`
    UPDATE instructions x SET state = 'answered'
    WHERE x.workspace_id = ${workspaceId}::uuid AND x.id = ANY(${ids}::uuid[]) AND NOT EXISTS (
      SELECT FROM instruction_addressees a
      WHERE a.workspace_id = x.workspace_id AND a.instruction_id = x.id AND a.answered_at IS NULL)`;
  return waiting.map(({ id, planId, taskId }) => ({
    kind: "instruction.passed_on",
    subjectId: id,
    planId,
    taskId,
    data: { from: from.name, to: to.name, fromId: from.id, toId: to.id },
  }));
}
