import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { database } from "@/lib/db/client";
import { hashCode, unseal } from "./seal";

const period = 30;
/** A clock may be one step off either way. */
const tolerance = 1;
const recoveryCodeCount = 10;
/** Without the characters that are taken for each other. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

function generator(secret: string, username = ""): TOTP {
  return new TOTP({ issuer: "Luoshi", label: username, secret: Secret.fromBase32(secret), period });
}

/** A new shared secret in base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What a code app reads from the picture. */
export function enrolmentUri(secret: string, username: string): string {
  return generator(secret, username).toString();
}

/** The time step that a code belongs to; null where it is none of the present ones. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = generator(secret).validate({ token: code, timestamp, window: tolerance });
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta;
}

/** ABCDE-FGHJK: for when the telephone is lost, each good for once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => {
    // 248 is the largest multiple of the alphabet's length in a byte: beyond it some characters would be likelier.
    const letters: string[] = [];
    while (letters.length < 10) {
      for (const byte of randomBytes(16)) {
        const letter = byte < 248 ? alphabet[byte % alphabet.length] : undefined;
        if (letter && letters.length < 10) letters.push(letter);
      }
    }
    return `${letters.slice(0, 5).join("")}-${letters.slice(5).join("")}`;
  });
}

/** As codes are compared: typed in any case, with or without the hyphen. */
export function foldCode(code: string): string {
  return code
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
}

/** Whether this person has to show a code after the password. */
export async function needsCode(userId: string): Promise<boolean> {
  return (await database().secondFactor.count({ where: { userId, confirmedAt: { not: null } } })) > 0;
}

/** Takes a code of the app or a recovery code; each opens once, also when two arrive together. */
export async function takeCode(userId: string, typed: string, now: Date): Promise<boolean> {
  const code = foldCode(typed);
  if (!/^\d{6}$/.test(code)) {
    const { count } = await database().recoveryCode.updateMany({
      where: { userId, hash: hashCode(code, userId), usedAt: null },
      data: { usedAt: now },
    });
    return count > 0;
  }
  const factor = await database().secondFactor.findUnique({ where: { userId }, select: { secret: true } });
  const secret = factor && unseal(factor.secret, userId);
  const step = secret ? stepOf(secret, code, now) : null;
  if (step === null) return false;
  const { count } = await database().secondFactor.updateMany({
    where: { userId, confirmedAt: { not: null }, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  });
  return count > 0;
}
