import { database } from "./client";
import type { Prisma } from "./generated/client";

declare const inTransaction: unique symbol;

/** A client that is certainly inside a transaction: Prisma's own type would take the global client too. */
export type Transaction = Prisma.TransactionClient & { readonly [inTransaction]: true };

/** Runs all of it or nothing. Guards inside re-read what they depend on. */
export function transaction<T>(run: (tx: Transaction) => Promise<T>): Promise<T> {
  return database().$transaction((tx) => run(tx as Transaction), { maxWait: 10_000, timeout: 60_000 });
}
