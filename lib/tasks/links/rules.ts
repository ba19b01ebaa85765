import { resemblance } from "@/lib/text/similarity";
import type { AssignmentRole } from "../types";
import type { LinkCandidate } from "./types";

/** From here on two names may mean the same work. */
const alike = 0.5;
const mostSuggested = 5;

/** Of tasks with the same lead those that are called nearly the same, the likeliest first. */
export function suggestedLinks(name: string, candidates: readonly LinkCandidate[]): LinkCandidate[] {
  return candidates
    .map((candidate) => ({ candidate, likeness: resemblance(name, candidate.name) }))
    .filter(({ likeness }) => likeness >= alike)
    .sort((a, b) => b.likeness - a.likeness || (a.candidate.taskId < b.candidate.taskId ? -1 : 1))
    .slice(0, mostSuggested)
    .map(({ candidate }) => candidate);
}

interface Part {
  departmentId: string;
  role: AssignmentRole;
  declined: boolean;
}

/** The department that leads both tasks; null where none does. */
export function commonLead(first: readonly Part[], second: readonly Part[]): string | null {
  const leads = (part: Part) => part.role === "lead" && !part.declined;
  const others = new Set(second.filter(leads).map(({ departmentId }) => departmentId));
  return first.find((part) => leads(part) && others.has(part.departmentId))?.departmentId ?? null;
}
