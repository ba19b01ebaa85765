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
  email: string | null;
  department: string | null;
  isDisabled: boolean;
  hasSecondFactor: boolean;
  /** False where the account has no password of its own. */
  signsIn: boolean;
}

/** How the reader's own second factor stands. */
export interface SecondFactorState {
  isInForce: boolean;
  recoveryCodesLeft: number;
}
