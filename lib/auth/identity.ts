import { z } from "zod";
import { database } from "@/lib/db/client";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { foldUsername, openSession, type SignInResult } from "./sign-in";
import { isUniqueViolation } from "./unique";

/** What the product needs to know of somebody whom the identity provider vouches for. */
export const identityClaims = z.object({
  sub: z.string().min(1).max(255),
  preferred_username: z.string().max(200).optional(),
});

/** Told in the transaction in which an account and somebody at the provider become one. */
export type OnLink = (tx: Transaction, link: { userId: string; issuer: string }, now: Date) => Promise<void>;

const account = {
  id: true,
  disabledAt: true,
  memberships: { select: { id: true }, orderBy: { createdAt: "asc" as const }, take: 1 },
};

async function accountOf(issuer: string, subject: string) {
  const known = await database().identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { user: { select: account } },
  });
  return known?.user ?? null;
}

/**
 * The account of a subject. The first time it is found by its name, among those that an administrator has made and
 * that nobody else of this provider owns; nobody is created here.
 */
async function findAccount(issuer: string, subject: string, username: string, onLink: OnLink | undefined) {
  const known = await accountOf(issuer, subject);
  if (known || username === "") return known;
  const user = await database().user.findFirst({
    where: { username, disabledAt: null, identities: { none: { issuer } } },
    select: account,
  });
  try {
    if (user) {
      await transaction(async (tx) => {
        await tx.identity.create({ data: { issuer, subject, userId: user.id } });
        await onLink?.(tx, { userId: user.id, issuer }, new Date());
      });
    }
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  // Two browsers may arrive at once: what stands in the table counts, whoever wrote it.
  return accountOf(issuer, subject);
}

/** Opens a session for somebody whom the provider has signed in; its own second factor stands for ours. */
export async function signInWithIdentity(
  issuer: string,
  claims: unknown,
  now: Date,
  onLink?: OnLink,
): Promise<SignInResult> {
  const parsed = identityClaims.safeParse(claims);
  if (!parsed.success) return { outcome: "refused" };
  const { sub, preferred_username: name } = parsed.data;
  const user = await findAccount(issuer, sub, foldUsername(name ?? ""), onLink);
  const membership = user?.memberships[0];
  if (!user || user.disabledAt || !membership) return { outcome: "refused" };
  return openSession(user.id, membership.id, now);
}
