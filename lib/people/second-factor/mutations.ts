import { renderSVG } from "uqr";
import { appendAudit } from "@/lib/audit/mutations";
import { authorOf } from "@/lib/auth/author";
import { verifyPassword } from "@/lib/auth/password";
import { scopeOf } from "@/lib/auth/scope";
import { hashCode, seal, unseal } from "@/lib/auth/seal";
import { enrolmentUri, foldCode, newRecoveryCodes, newSecret, stepOf } from "@/lib/auth/second-factor";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { endSessions, findUser } from "../mutations";

/** Makes a secret that counts for nothing until a code of it was shown. Throws `stateForbids` where one is in force. */
export async function beginSecondFactor(
  actor: Actor,
  _input: object,
  now: Date,
): Promise<{ secret: string; picture: string }> {
  const { userId, username } = actor;
  const secret = newSecret();
  const sealed = seal(secret, userId);
  await transaction(async (tx) => {
    await tx.secondFactor.deleteMany({ where: { userId, confirmedAt: null } });
    if ((await tx.secondFactor.count({ where: { userId } })) > 0) throw new AppError("stateForbids");
    await tx.secondFactor.create({ data: { userId, secret: sealed, createdAt: now } });
  });
  const picture = renderSVG(enrolmentUri(secret, username), { border: 2 });
  return { secret, picture: `data:image/svg+xml;base64,${Buffer.from(picture).toString("base64")}` };
}

/** Puts the secret in force once a code of it was shown; gives the recovery codes, which are shown this once. */
export async function confirmSecondFactor(
  actor: Actor,
  input: { code: string },
  now: Date,
): Promise<{ recoveryCodes: string[] }> {
  const { userId, username } = actor;
  const recoveryCodes = newRecoveryCodes();
  await transaction(async (tx) => {
    const [factor] = await tx.$queryRaw<{ secret: string }[]>`
      SELECT secret FROM second_factors WHERE user_id = ${userId}::uuid AND confirmed_at IS NULL FOR UPDATE`;
    if (!factor) throw new AppError("stateForbids");
    const secret = unseal(factor.secret, userId);
    const step = secret ? stepOf(secret, foldCode(input.code), now) : null;
    if (step === null) throw new AppError("wrongCode");
    await tx.secondFactor.update({ where: { userId }, data: { confirmedAt: now, lastStep: step } });
    await tx.recoveryCode.createMany({
      data: recoveryCodes.map((code) => ({ userId, hash: hashCode(foldCode(code), userId) })),
    });
    await endSessions(tx, userId, now, actor.sessionId);
    await appendAudit(tx, scopeOf(actor), authorOf(actor), now, [
      { kind: "user.second_factor_added", subjectId: userId, data: { username } },
    ]);
  });
  return { recoveryCodes };
}

async function remove(
  tx: Transaction,
  actor: Actor,
  user: { id: string; username: string },
  now: Date,
): Promise<void> {
  const { count } = await tx.secondFactor.deleteMany({ where: { userId: user.id } });
  if (count === 0) throw new AppError("stateForbids");
  await appendAudit(tx, scopeOf(actor), authorOf(actor), now, [
    { kind: "user.second_factor_removed", subjectId: user.id, data: { username: user.username } },
  ]);
}

/** Gives up one's own; the password is asked, so that an unattended screen is not enough. */
export async function removeSecondFactor(
  actor: Actor,
  input: { password: string },
  now: Date,
): Promise<void> {
  const { userId: id, username } = actor;
  const user = await database().user.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } });
  if (!(await verifyPassword(input.password, user.passwordHash))) throw new AppError("wrongPassword");
  await transaction((tx) => remove(tx, actor, { id, username }, now));
}

/** For somebody who has lost both telephone and recovery codes; all their sessions end. */
export async function resetSecondFactor(actor: Actor, input: { userId: string }, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const user = await findUser(tx, scopeOf(actor), input.userId);
    await endSessions(tx, user.id, now);
    await remove(tx, actor, user, now);
  });
}
