import { database } from "@/lib/db/client";

/** The address that somebody's mail goes to. */
export async function findAddress(userId: string): Promise<string | null> {
  const user = await database().user.findUnique({ where: { id: userId }, select: { email: true } });
  return user?.email ?? null;
}
