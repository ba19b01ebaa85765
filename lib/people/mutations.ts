import { createHash, randomBytes } from "node:crypto";
import { appendAudit } from "@/lib/audit/mutations";
import { authorOf } from "@/lib/auth/author";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { type Scope, scopeOf, scopeOfCommand } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type {
  AddMembershipInput,
  ChangePasswordInput,
  CreateUserInput,
  ResetPasswordInput,
  SetEmailInput,
  SetUpInput,
} from "./schema";

const setUpHours = 24;

function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A one-time secret with which the first administrator is created, or null when somebody is there already. */
export async function createSetupToken(now: Date): Promise<string | null> {
  if ((await database().user.count()) > 0) return null;
  const token = randomBytes(24).toString("base64url");
  await database().setupToken.deleteMany({ where: { usedAt: null } });
  await database().setupToken.create({
    data: { tokenHash: hashToken(token), expiresAt: new Date(now.getTime() + setUpHours * 3_600_000) },
  });
  return token;
}

/** Whether a set-up link still works. */
export async function isSetupTokenValid(token: string, now: Date): Promise<boolean> {
  const found = await database().setupToken.count({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now } },
  });
  return found > 0;
}

/** Creates the first workspace and its administrator; the link works once. Throws `setupLinkInvalid`. */
export async function setUp(input: SetUpInput, now: Date): Promise<void> {
  const passwordHash = await hashPassword(input.password);
  await transaction(async (tx) => {
    // The update takes the row: of two who press at once, the second finds it used.
    const { count } = await tx.setupToken.updateMany({
      where: { tokenHash: hashToken(input.token), usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (count === 0 || (await tx.user.count()) > 0) throw new AppError("setupLinkInvalid");
    const workspace = await tx.workspace.create({ data: { slug: input.slug, name: input.workspaceName } });
    const user = await tx.user.create({
      data: {
        username: input.username,
        name: input.name,
        passwordHash,
        memberships: { create: { workspaceId: workspace.id, role: "administrator" } },
      },
    });
    const author = { userId: user.id, name: user.name, departmentId: null, departmentName: null };
    await appendAudit(tx, scopeOfCommand(workspace.id), author, now, [
      {
        kind: "user.created",
        subjectId: user.id,
        data: { username: user.username, name: user.name, role: "administrator" },
      },
    ]);
  });
}

/** Changes the own password; all other sessions end. Throws `wrongPassword`. */
export async function changePassword(actor: Actor, input: ChangePasswordInput, now: Date): Promise<void> {
  const user = await database().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { passwordHash: true },
  });
  if (!(await verifyPassword(input.current, user.passwordHash))) throw new AppError("wrongPassword");
  const passwordHash = await hashPassword(input.next);
  await transaction(async (tx) => {
    await tx.user.update({ where: { id: actor.userId }, data: { passwordHash } });
    await endSessions(tx, actor.userId, now, actor.sessionId);
    await appendAudit(tx, scopeOf(actor), authorOf(actor), now, [
      { kind: "user.password_changed", subjectId: actor.userId, data: { username: actor.username } },
    ]);
  });
}

/** Ends all sessions of a person, or all but one. */
export async function endSessions(
  tx: Transaction,
  userId: string,
  now: Date,
  except?: string,
): Promise<void> {
  await tx.session.updateMany({
    where: { userId, revokedAt: null, id: except ? { not: except } : undefined },
    data: { revokedAt: now },
  });
}

/** Adds a person to the workspace. Throws `usernameTaken`. */
export async function createUser(
  actor: Actor,
  input: CreateUserInput,
  now: Date,
): Promise<{ userId: string }> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  if (input.password === null && !env().oidc) throw new AppError("invalid");
  const passwordHash = input.password === null ? null : await hashPassword(input.password);
  return transaction(async (tx) => {
    if ((await tx.user.count({ where: { username: input.username } })) > 0)
      throw new AppError("usernameTaken");
    const { departmentId } = input;
    if (departmentId && (await tx.department.count({ where: { id: departmentId, workspaceId } })) === 0) {
      throw new AppError("notFound");
    }
    const user = await tx.user.create({
      data: {
        username: input.username,
        name: input.name,
        email: input.email,
        passwordHash,
        memberships: { create: { workspaceId, role: input.role, departmentId, post: input.post } },
      },
    });
    await appendAudit(tx, scope, authorOf(actor), now, [
      {
        kind: "user.created",
        subjectId: user.id,
        data: { username: user.username, name: user.name, role: input.role },
      },
    ]);
    return { userId: user.id };
  });
}

/** A person of the workspace. Throws `notFound`. */
export async function findUser(
  tx: Transaction,
  scope: Scope,
  userId: string,
): Promise<{ id: string; username: string }> {
  const user = await tx.user.findFirst({
    where: { id: userId, memberships: { some: { workspaceId: scope.workspaceId } } },
    select: { id: true, username: true },
  });
  if (!user) throw new AppError("notFound");
  return user;
}

/** Locks a person out, with all their sessions. Nobody disables themselves: the last administrator would be gone. */
export async function disableUser(actor: Actor, input: { userId: string }, now: Date): Promise<void> {
  if (input.userId === actor.userId) throw new AppError("stateForbids");
  await setDisabled(actor, input.userId, now, now);
}

export async function enableUser(actor: Actor, input: { userId: string }, now: Date): Promise<void> {
  await setDisabled(actor, input.userId, null, now);
}

async function setDisabled(actor: Actor, userId: string, disabledAt: Date | null, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  await transaction(async (tx) => {
    const user = await findUser(tx, scope, userId);
    await tx.user.update({ where: { id: user.id }, data: { disabledAt } });
    if (disabledAt) await endSessions(tx, user.id, now);
    await appendAudit(tx, scope, authorOf(actor), now, [
      {
        kind: disabledAt ? "user.disabled" : "user.enabled",
        subjectId: user.id,
        data: { username: user.username },
      },
    ]);
  });
}

/** Gives a person a new password, told to them by the administrator; all their sessions end. */
export async function resetPassword(actor: Actor, input: ResetPasswordInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const passwordHash = await hashPassword(input.password);
  await transaction(async (tx) => {
    const user = await findUser(tx, scope, input.userId);
    await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
    await endSessions(tx, user.id, now);
    await appendAudit(tx, scope, authorOf(actor), now, [
      { kind: "user.password_changed", subjectId: user.id, data: { username: user.username } },
    ]);
  });
}

/** Where somebody's mail goes from now on; null for nowhere. */
export async function setEmail(actor: Actor, input: SetEmailInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  await transaction(async (tx) => {
    const user = await findUser(tx, scope, input.userId);
    await tx.user.update({ where: { id: user.id }, data: { email: input.email } });
    await appendAudit(tx, scope, authorOf(actor), now, [
      { kind: "user.email_changed", subjectId: user.id, data: { username: user.username } },
    ]);
  });
}

/** Gives somebody of the workspace one more post. Throws `stateForbids` where they hold it already. */
export async function addMembership(actor: Actor, input: AddMembershipInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const { userId, role, departmentId } = input;
  await transaction(async (tx) => {
    const user = await findUser(tx, scope, userId);
    const department = departmentId
      ? await tx.department.findFirst({ where: { id: departmentId, workspaceId }, select: { name: true } })
      : null;
    if (departmentId && !department) throw new AppError("notFound");
    const held = { userId, workspaceId, role, departmentId };
    if ((await tx.membership.count({ where: held })) > 0) throw new AppError("stateForbids");
    const { id } = await tx.membership.create({ data: held, select: { id: true } });
    await appendAudit(tx, scope, authorOf(actor), now, [
      {
        kind: "membership.added",
        subjectId: id,
        data: { username: user.username, role, department: department?.name ?? null },
      },
    ]);
  });
}

/** Takes a post from somebody, with the sessions in which they act in it; never the last one, and never one's own. */
export async function removeMembership(
  actor: Actor,
  input: { membershipId: string },
  now: Date,
): Promise<void> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  await transaction(async (tx) => {
    const found = await tx.membership.findFirst({
      where: { id: input.membershipId, workspaceId },
      select: {
        id: true,
        role: true,
        user: { select: { id: true, username: true } },
        department: { select: { name: true } },
      },
    });
    if (!found) throw new AppError("notFound");
    // Two posts taken at once must not leave somebody without any.
    await tx.$executeRaw`SELECT 1 FROM users WHERE id = ${found.user.id}::uuid FOR UPDATE`;
    const posts = await tx.membership.count({ where: { userId: found.user.id, workspaceId } });
    if (found.user.id === actor.userId || posts < 2) throw new AppError("stateForbids");
    await tx.membership.delete({ where: { id: found.id, workspaceId } });
    await appendAudit(tx, scope, authorOf(actor), now, [
      {
        kind: "membership.removed",
        subjectId: found.id,
        data: {
          username: found.user.username,
          role: found.role,
          department: found.department?.name ?? null,
        },
      },
    ]);
  });
}
