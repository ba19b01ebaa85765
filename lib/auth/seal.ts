import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { authSecret } from "./secret";

/** A key of its own for each purpose, from the one secret that the installation keeps. */
function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret(), "", `luoshi ${purpose}`, 32));
}

/** AES-256-GCM, bound to the one it belongs to: a row copied to somebody else's does not open. */
export function seal(text: string, owner: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor("seal"), iv).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return ["v1", ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(".");
}

/** Null where it was sealed with another secret or for somebody else. */
export function unseal(sealed: string, owner: string): string | null {
  const [version, ...parts] = sealed.split(".");
  const [iv, tag, text] = parts.map((part) => Buffer.from(part, "base64url"));
  if (version !== "v1" || !iv || !tag || !text) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyFor("seal"), iv, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(owner)).setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** For random codes, which are too many to guess: a keyed hash, so that a stolen table alone is of no use. */
export function hashCode(code: string, owner: string): string {
  return createHmac("sha256", keyFor("codes")).update(`${owner}:${code}`).digest("hex");
}
