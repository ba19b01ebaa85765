import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import type { WorkspaceSettings } from "./types";

export function readSettings(scope: Scope): Promise<WorkspaceSettings> {
  return database().workspace.findUniqueOrThrow({
    where: { id: scope.workspaceId },
    select: {
      name: true,
      timeZone: true,
      signOffRequired: true,
      evidenceRequired: true,
      allowsOversight: true,
      keepMessagesDays: true,
      keepDraftsDays: true,
      keepDiscardedDays: true,
    },
  });
}
