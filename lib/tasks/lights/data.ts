import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Thresholds } from "../types";
import type { LightOverride, TrialCount } from "./types";

/** The light that was set for a task and holds on a day, or on that of its plan's archiving, with what the rules say beside it: one statement. */
export async function findOverride(
  scope: Scope,
  taskId: string,
  day: CalendarDate,
): Promise<LightOverride | null> {
  const [found] = await database().$queryRaw<LightOverride[]>`
    SELECT o.id, o.light, o.reason, o.set_by AS "setBy", o.set_at AS "setAt", o.ends_on::text AS "endsOn",
      s.computed_reason AS "computedReason"
    FROM light_overrides o
    JOIN tasks t ON t.id = o.task_id AND t.workspace_id = o.workspace_id
    JOIN plans pl ON pl.id = t.plan_id AND pl.workspace_id = t.workspace_id
    CROSS JOIN LATERAL (SELECT coalesce(pl.archived_on, ${day}::date) AS day) shown
    JOIN task_states(${scope.workspaceId}::uuid, t.plan_id, shown.day, ARRAY[t.id]) s ON s.task_id = t.id
    WHERE o.workspace_id = ${scope.workspaceId}::uuid AND o.task_id = ${taskId}::uuid
      AND override_holds(o.starts_on, o.ends_on, o.lifted_on, shown.day)`;
  return found ?? null;
}

function reasonUnder({ yellowDays, yellowLag, redLag }: Thresholds): Prisma.Sql {
  return Prisma.sql`light_of(light_reason(h.status, h.percent, h.is_blocked, false, h.expected, h.deadline, NULL,
    d.day, ${yellowDays}::int, ${yellowLag}::int, ${redLag}::int))`;
}

/**
 * How many lights of each colour the ends of these days give under the present thresholds and under others: one
 * statement. Lights set by hand and missing reports are left out on both sides: neither depends on thresholds.
 */
export function countLightsUnder(
  scope: Scope,
  planId: string,
  days: readonly CalendarDate[],
  { present, proposed }: { present: Thresholds; proposed: Thresholds },
): Promise<TrialCount[]> {
  return database().$queryRaw<TrialCount[]>`
    SELECT d.day::text AS day, r.light, (count(*) FILTER (WHERE NOT r.is_proposed))::int AS present,
      (count(*) FILTER (WHERE r.is_proposed))::int AS proposed
    FROM unnest(${days}::date[]) AS d (day)
    CROSS JOIN LATERAL task_history(${scope.workspaceId}::uuid, ${planId}::uuid, d.day) h
    CROSS JOIN LATERAL (
      VALUES (false, ${reasonUnder(present)}), (true, ${reasonUnder(proposed)})
    ) AS r (is_proposed, light)
    GROUP BY d.day, r.light
    ORDER BY d.day`;
}
