import { database } from "@/lib/db/client";
import type { DemoAccount } from "./types";

/** Every demo account has this one; it is created by the demo seed alone. */
export const demoPassword = "luoshi-demo";

/** The accounts that the sign-in page may offer: empty unless the demo was seeded. */
export async function demoAccounts(): Promise<DemoAccount[]> {
  const users = await database().user.findMany({
    where: {
      isDemo: true,
      disabledAt: null,
      username: { in: ["admin", "supervisor", "leader", "officer", "head"] },
    },
    orderBy: { createdAt: "asc" },
    select: {
      username: true,
      memberships: { take: 1, select: { role: true, department: { select: { name: true } } } },
    },
  });
  return users.flatMap(({ username, memberships: [membership] }) =>
    membership ? [{ username, role: membership.role, department: membership.department?.name ?? null }] : [],
  );
}
