import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";

interface StoredView {
  id: string;
  ownerId: string;
  name: string;
  page: string;
  query: string;
  widths: string;
  isShared: boolean;
}

/** The views of a plan, or (null) those across plans, that somebody sees: those that are shared, then their own. */
export function listViews(scope: Scope, planId: string | null, userId: string): Promise<StoredView[]> {
  return database().savedView.findMany({
    where: { workspaceId: scope.workspaceId, planId, OR: [{ isShared: true }, { ownerId: userId }] },
    orderBy: [{ isShared: "desc" }, { createdAt: "asc" }, { id: "asc" }],
    select: { id: true, ownerId: true, name: true, page: true, query: true, widths: true, isShared: true },
  });
}
