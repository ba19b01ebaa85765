import { appendAudit } from "@/lib/audit/mutations";
import { authorOf } from "@/lib/auth/author";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { ChangeWorkspaceInput } from "./schema";
import type { WorkspaceSettings } from "./types";

const fields = [
  "name",
  "timeZone",
  "signOffRequired",
  "evidenceRequired",
  "allowsOversight",
  "keepMessagesDays",
  "keepDraftsDays",
  "keepDiscardedDays",
] as const;

/** Changes the settings. Throws `conflict` where another administrator has changed them since the form was opened. */
export async function changeWorkspace(actor: Actor, input: ChangeWorkspaceInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { seen, ...wanted } = input;
  await transaction(async (tx) => {
    const [current] = await tx.$queryRaw<WorkspaceSettings[]>`
      SELECT name, time_zone AS "timeZone", sign_off_required AS "signOffRequired",
        evidence_required AS "evidenceRequired", allows_oversight AS "allowsOversight",
        keep_messages_days AS "keepMessagesDays", keep_drafts_days AS "keepDraftsDays",
        keep_discarded_days AS "keepDiscardedDays"
      FROM workspaces WHERE id = ${scope.workspaceId}::uuid FOR UPDATE`;
    if (!current) throw new AppError("notFound");
    if (fields.some((field) => current[field] !== seen[field])) throw new AppError("conflict");
    const changes = fields
      .filter((field) => current[field] !== wanted[field])
      .map((field) => ({ field, from: current[field], to: wanted[field] }));
    if (changes.length === 0) return;
    await tx.workspace.update({ where: { id: scope.workspaceId }, data: wanted });
    await appendAudit(tx, scope, authorOf(actor), now, [
      { kind: "workspace.changed", subjectId: scope.workspaceId, data: { changes } },
    ]);
  });
}
