import type { UserRole } from "@/lib/db/generated/enums";
import type { ErrorCode, ErrorParams } from "@/lib/errors";

export type { UserRole };

/** Who acts: a user in one workspace, in one role. Made by the session look-up alone. */
export interface Actor {
  userId: string;
  sessionId: string;
  username: string;
  name: string;
  role: UserRole;
  post: string | null;
  workspaceId: string;
  workspaceName: string;
  timeZone: string;
  signOffRequired: boolean;
  departmentId: string | null;
  departmentName: string | null;
}

/** What writes its name into the logs: an actor, or the system acting for itself. */
export type Author = Pick<Actor, "name" | "departmentId" | "departmentName"> & { userId: string | null };

export interface ActionError {
  code: ErrorCode;
  params: ErrorParams;
  /** Names of the fields that were not understood. */
  fields: string[];
}

export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionError };

/** An account that the sign-in page may offer. */
export interface DemoAccount {
  username: string;
  role: UserRole;
  department: string | null;
}

/** One of the posts that somebody holds. */
export interface Standing {
  membershipId: string;
  role: UserRole;
  post: string | null;
  department: string | null;
  workspace: string;
}
