import type { NamedRole } from "@/lib/parser/recognize/clauses";
import type { Statement } from "@/lib/parser/recognize/responsibility";
import type { Assignment } from "@/lib/parser/types";

/**
 * The assignments of statements, each department once. Where the document states that the first-listed leads, a plain list is
 * one lead and those who cooperate.
 */
export function assignmentsOf(names: readonly NamedRole[], firstListed: boolean): Assignment[] {
  const seen = new Set<string>();
  const kept = names.filter((name) => !seen.has(name.name) && seen.add(name.name));
  const plain = firstListed && !kept.some((name) => name.role === "lead");
  return kept.map((name, i): Assignment => {
    const role = plain && name.role === "responsible" ? (i === 0 ? "lead" : "cooperating") : name.role;
    return { name: name.name, role, collective: name.collective, anchor: [name.start, name.end] };
  });
}

/** All names that statements give, in order. */
export function namesOf(statements: readonly Statement[]): NamedRole[] {
  return statements.flatMap((statement) => statement.names);
}
