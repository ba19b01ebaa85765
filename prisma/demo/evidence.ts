import { createHash, randomUUID } from "node:crypto";
import type { Scope } from "@/lib/auth/scope";
import type { Author } from "@/lib/auth/types";
import type { Transaction } from "@/lib/db/transaction";
import type { DemoAssignment, DemoPlan, History } from "./history";
import type { DemoPeople } from "./people";

interface DemoFile {
  planId: string;
  taskId: string;
  assignmentId: string;
  periodId: string | null;
  /** Month of the report. */
  period: string | null;
  department: string;
  fileName: string;
  text: string;
  at: Date;
  by: Author;
}

/** Every how manieth report on its way comes with a list. */
const everyReport = 3;

/** An hour before what it came with. */
function before(at: Date): Date {
  return new Date(at.getTime() - 3_600_000);
}

/**
 * Files that came with claims and with some reports that are on their way, and their lines in the log. Draws nothing, so
 * that the rest of the demo stays as it is; to be called before the history is written.
 */
export function addEvidence(
  plan: DemoPlan,
  history: History,
  { officers, supervisor }: DemoPeople,
): DemoFile[] {
  const assignments = new Map<string, { taskId: string; assignment: DemoAssignment }>(
    plan.tasks.flatMap(({ id: taskId, assignments: own }) =>
      own.map((assignment) => [assignment.id, { taskId, assignment }] as const),
    ),
  );
  const files: DemoFile[] = [];
  const add = (
    assignmentId: string,
    at: Date,
    file: Pick<DemoFile, "periodId" | "period" | "fileName" | "text">,
  ) => {
    const found = assignments.get(assignmentId);
    if (!found) return;
    const { taskId, assignment } = found;
    const { department, departmentId } = assignment;
    const by = officers.get(departmentId) ?? supervisor;
    files.push({ ...file, planId: plan.id, taskId, assignmentId, department, at: before(at), by });
  };
  for (const { id, claimed } of history.assignments) {
    if (!claimed) continue;
    add(id, claimed.at, {
      periodId: null,
      period: null,
      fileName: "办结佐证材料清单.txt",
      text: `办结佐证材料清单\n\n${claimed.statement}\n\n一、验收意见\n二、完成情况统计表\n三、现场照片`,
    });
  }
  const months = new Map(plan.periods.map(({ id, startsOn }) => [id, startsOn.slice(0, 7)]));
  const waiting = history.reports.filter(({ status }) => status === "submitted" || status === "signed_off");
  for (const [index, { assignmentId, periodId, submitted, text, percent }] of waiting.entries()) {
    if (!submitted || index % everyReport !== 0) continue;
    const period = months.get(periodId) ?? null;
    add(assignmentId, submitted.at, {
      periodId,
      period,
      fileName: `${period ?? ""}进展台账.csv`,
      text: `\uFEFF事项,进展,完成比例\r\n本期,${text},${percent}%\r\n`,
    });
  }
  for (const { taskId, period, department, fileName, text, at, by } of files) {
    const bytes = new TextEncoder().encode(text);
    history.audit.push({
      author: by,
      at,
      record: {
        kind: "evidence.added",
        subjectId: taskId,
        planId: plan.id,
        taskId,
        data: { department, period, fileName, size: bytes.byteLength, sha256: hashOf(bytes) },
      },
    });
  }
  return files;
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The files themselves, once for each content; to be called when the reports are there. */
export async function writeEvidence(
  tx: Transaction,
  scope: Scope,
  files: readonly DemoFile[],
): Promise<void> {
  const { workspaceId } = scope;
  const rows = files.map(({ period: _, department: __, text, by, at, ...row }) => {
    const bytes = new TextEncoder().encode(text);
    return { row, bytes, sha256: hashOf(bytes), by, at };
  });
  const contents = new Map(rows.map(({ sha256, bytes, at }) => [sha256, { sha256, bytes, at }]));
  await tx.evidenceFile.createMany({
    data: [...contents.values()].map(({ sha256, bytes, at }) => ({
      workspaceId,
      sha256,
      bytes,
      size: bytes.byteLength,
      createdAt: at,
    })),
    skipDuplicates: true,
  });
  await tx.evidence.createMany({
    data: rows.map(({ row, bytes, sha256, by, at }) => ({
      ...row,
      id: randomUUID(),
      workspaceId,
      sha256,
      size: bytes.byteLength,
      mediaType: "text/plain",
      uploadedAt: at,
      uploadedById: by.userId ?? "",
      uploadedBy: by.name,
    })),
  });
}
