import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import type { Indicator } from "./types";

/** Indicators of a plan with what it prints of them, and their readings up to a day: one statement. */
export function listIndicators(scope: Scope, planId: string, day: CalendarDate): Promise<Indicator[]> {
  return database().$queryRaw<Indicator[]>`
    SELECT i.id, i."order", i."group", i.name, i.unit, i.nature::text AS nature, v.baseline,
      coalesce(v.targets, '[]') AS targets, coalesce(r.readings, '[]') AS readings
    FROM indicators i
    LEFT JOIN LATERAL (
      SELECT (jsonb_agg(jsonb_build_object('year', x.year, 'value', x.value) ORDER BY x.year)
          FILTER (WHERE x.kind = 'baseline')) -> 0 AS baseline,
        jsonb_agg(jsonb_build_object('year', x.year, 'value', x.value) ORDER BY x.year)
          FILTER (WHERE x.kind = 'target') AS targets
      FROM indicator_values x
      WHERE x.indicator_id = i.id AND x.workspace_id = i.workspace_id
    ) v ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('on', x."on", 'value', x.value) ORDER BY x."on") AS readings
      FROM indicator_readings x
      WHERE x.indicator_id = i.id AND x.workspace_id = i.workspace_id AND x."on" <= ${day}::date
    ) r ON true
    WHERE i.workspace_id = ${scope.workspaceId}::uuid AND i.plan_id = ${planId}::uuid
    ORDER BY i."order"`;
}
