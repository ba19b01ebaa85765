import type { Actor } from "@/lib/auth/types";
import { awaitsReview } from "./rules";
import type { ReportStatus } from "./types";

type Person = Pick<Actor, "role" | "departmentId" | "userId" | "signOffRequired">;

/** A head signs for the own department what an officer of it submitted. */
export function maySignOff(actor: Person, report: { departmentId: string; status: ReportStatus }): boolean {
  return (
    actor.role === "head" &&
    actor.signOffRequired &&
    actor.departmentId === report.departmentId &&
    report.status === "submitted"
  );
}

/** Supervisors review what has left the department, except what they submitted themselves. */
export function mayReview(
  actor: Person,
  report: { status: ReportStatus; submittedById: string | null },
): boolean {
  return (
    actor.role === "supervisor" &&
    actor.userId !== report.submittedById &&
    awaitsReview(report.status, actor.signOffRequired)
  );
}

/** The reasons that the workspace keeps at hand are its supervisors'. */
export function mayKeepReturnReasons(actor: Person): boolean {
  return actor.role === "supervisor";
}

/** Whose work it is at all to give reports back: heads before they sign, supervisors in review. */
export function mayReturn(actor: Person): boolean {
  return actor.role === "supervisor" || (actor.role === "head" && actor.departmentId !== null);
}
