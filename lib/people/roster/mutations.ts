import { randomInt } from "node:crypto";
import { appendAudit } from "@/lib/audit/mutations";
import { authorOf } from "@/lib/auth/author";
import { hashPassword } from "@/lib/auth/password";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { isUniqueViolation } from "@/lib/auth/unique";
import { database } from "@/lib/db/client";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { listDepartments } from "@/lib/departments/data";
import { Directory } from "@/lib/departments/rules";
import { AppError } from "@/lib/errors";
import { ExtractError } from "@/lib/extract/errors";
import { extractDocument } from "@/lib/extract/extract";
import { judgeRoster, readRoster } from "./rules";
import { mostPeople, type RosterInput } from "./schema";
import type { NewAccount, RosterPreview, RosterRow } from "./types";

/** Without those that are taken for another when they are read out. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const passwordLength = 12;

function newPassword(): string {
  return Array.from({ length: passwordLength }, () => letters[randomInt(letters.length)] ?? "").join("");
}

/** The rows of all tables of a file. Throws `rosterUnread` where there are none. */
async function readSheet({ file, fileName }: RosterInput): Promise<string[][]> {
  try {
    const { document } = await extractDocument(new Uint8Array(Buffer.from(file, "base64")), fileName);
    const rows = document.blocks.flatMap((block) =>
      block.kind === "table" ? block.rows.map((row) => row.map(({ text }) => text)) : [],
    );
    if (rows.length > 0) return rows;
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
  }
  throw new AppError("rosterUnread");
}

async function judge(
  client: Pick<Transaction, "$queryRaw">,
  scope: Scope,
  sheet: string[][],
): Promise<RosterRow[]> {
  const directory = new Directory(await listDepartments(scope, client));
  const rows = readRoster(sheet, directory);
  if (!rows || rows.length === 0) throw new AppError("rosterUnread");
  if (rows.length > mostPeople) throw new AppError("rosterTooLong", { limit: mostPeople });
  const names = rows.map(({ username }) => username);
  const taken = await client.$queryRaw<{ username: string }[]>`
    SELECT username FROM users WHERE username = ANY (${names})`;
  return judgeRoster(rows, new Set(taken.map(({ username }) => username)));
}

/** What a list of people would become, with the faults of each row. Nothing is written. */
export async function previewRoster(actor: Actor, input: RosterInput): Promise<RosterPreview> {
  const rows = await judge(database(), scopeOf(actor), await readSheet(input));
  return { rows, faulty: rows.filter(({ faults }) => faults.length > 0).length };
}

/**
 * Adds all people of a list, or none. Gives their passwords, which stand nowhere else. Throws `rosterFaulty` where a row
 * cannot be written.
 */
export async function importRoster(
  actor: Actor,
  input: RosterInput,
  now: Date,
): Promise<{ accounts: NewAccount[] }> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const sheet = await readSheet(input);
  const before = await judge(database(), scope, sheet);
  refuseFaults(before);
  // Before the transaction: making them takes as long as guessing one is meant to take.
  const secrets = new Map(before.map(({ username }) => [username, newPassword()]));
  const hashes = new Map<string, string>();
  for (const [username, password] of secrets) hashes.set(username, await hashPassword(password));
  try {
    return await transaction(async (tx) => {
      const rows = await judge(tx, scope, sheet);
      refuseFaults(rows);
      await tx.user.createMany({
        data: rows.map(({ username, name, email }) => ({
          username,
          name,
          email,
          passwordHash: hashes.get(username) ?? null,
        })),
      });
      const users = await tx.user.findMany({
        where: { username: { in: rows.map(({ username }) => username) } },
        select: { id: true, username: true },
      });
      const ids = new Map(users.map(({ id, username }) => [username, id]));
      const placed = rows.flatMap((row) => {
        const userId = ids.get(row.username);
        return userId && row.role ? [{ ...row, userId, role: row.role }] : [];
      });
      await tx.membership.createMany({
        data: placed.map(({ userId, role, departmentId, post }) => ({
          workspaceId,
          userId,
          role,
          departmentId,
          post,
        })),
      });
      await appendAudit(
        tx,
        scope,
        authorOf(actor),
        now,
        placed.map(({ userId, username, name, role }) => ({
          kind: "user.created",
          subjectId: userId,
          data: { username, name, role },
        })),
      );
      return {
        accounts: placed.map(({ name, username }) => ({
          name,
          username,
          password: secrets.get(username) ?? "",
        })),
      };
    });
  } catch (error) {
    // Somebody took one of the names at the same moment.
    if (isUniqueViolation(error)) throw new AppError("rosterFaulty");
    throw error;
  }
}

function refuseFaults(rows: RosterRow[]): void {
  if (rows.some(({ faults }) => faults.length > 0)) throw new AppError("rosterFaulty");
}
