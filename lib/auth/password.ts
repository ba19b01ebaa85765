import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** OWASP's password storage cheat sheet: scrypt with N=2^15, r=8, p=3 needs 32 MiB for each guess. */
const cost = { N: 2 ** 15, r: 8, p: 3 };
const keyLength = 32;
const memoryLimit = 96 * 1024 * 1024;

/** Shortest password that a person may choose. */
export const shortestPassword = 10;

function derive(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, keyLength, { N, r, p, maxmem: memoryLimit }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** "scrypt$N$r$p$salt$key", salt and key in base64: the parameters travel along so that they can be raised. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64"), key.toString("base64")].join("$");
}

/** Compares in constant time. Without a hash it works as long and says no, so that time does not tell who exists. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [scheme, n, r, p, salt, key] = hash?.split("$") ?? [];
  if (scheme !== "scrypt" || !salt || !key) {
    await derive(password, Buffer.alloc(16), cost);
    return false;
  }
  const expected = Buffer.from(key, "base64");
  const actual = await derive(password, Buffer.from(salt, "base64"), {
    N: Number(n),
    r: Number(r),
    p: Number(p),
  });
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
