import type { UserRole } from "@/lib/auth/types";

export type { UserRole };

export const userRoles = [
  "administrator",
  "supervisor",
  "leader",
  "head",
  "officer",
] as const satisfies UserRole[];

/** A person of a workspace as administrators see them. */
export interface Person {
  userId: string;
  membershipId: string;
  username: string;
  name: string;
  role: UserRole;
  post: string | null;
  department: string | null;
  isDisabled: boolean;
  /** False where the account has no password of its own. */
  signsIn: boolean;
}
