import { createHash } from "node:crypto";

/** What the first row of a workspace carries as the hash of the one before it. */
export const firstHash = "0".repeat(64);

/** What of a row is sealed. */
export interface SealedRow {
  workspaceId: string;
  sequence: number;
  at: Date;
  actorId: string | null;
  actorName: string;
  departmentName: string | null;
  kind: string;
  subjectId: string;
  planId: string | null;
  taskId: string | null;
  data: unknown;
  previousHash: string;
}

/** JSON with sorted keys: the database gives back an object's keys in an order of its own. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

/** sha256 in hex over everything the row says and the hash of the row before it. */
export function hashRow(row: SealedRow): string {
  const { at, ...rest } = row;
  return createHash("sha256")
    .update(canonical({ ...rest, at: at.toISOString() }))
    .digest("hex");
}
