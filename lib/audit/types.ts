import type { AuditEntry } from "./schema";

export type AuditRow = AuditEntry & {
  id: string;
  sequence: number;
  at: Date;
  actorName: string;
  departmentName: string | null;
  planId: string | null;
  taskId: string | null;
};

export interface AuditPage {
  rows: AuditRow[];
  /** Pass as `before` to go on; null at the end. */
  next: number | null;
}
