import type { Scope } from "@/lib/auth/scope";
import type { Author } from "@/lib/auth/types";
import type { Transaction } from "@/lib/db/transaction";
import type { ViewPage } from "@/lib/views/types";
import { canonicalQuery } from "@/lib/views/view";

const views: { name: string; page: ViewPage; query: string }[] = [
  { name: "在办任务", page: "table", query: "status=assigned,in_progress,completion_claimed" },
  { name: "红灯和黄灯", page: "board", query: "light=red,yellow&by=department" },
  { name: "三十天内到期", page: "timeline", query: "due=overdue,within30&zoom=month" },
];

/** What the supervisors of the demo look at every morning. */
export async function writeViews(
  tx: Transaction,
  scope: Scope,
  planId: string,
  { userId: ownerId }: Author,
): Promise<void> {
  if (ownerId === null) return;
  await tx.savedView.createMany({
    data: views.map(({ name, page, query }) => ({
      workspaceId: scope.workspaceId,
      planId,
      ownerId,
      name,
      page,
      query: canonicalQuery(query),
      isShared: true,
    })),
  });
}
