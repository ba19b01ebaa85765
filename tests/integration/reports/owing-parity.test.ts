import { expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { owesReport } from "@/lib/reports/rules";
import { taskStatuses } from "@/lib/tasks/types";

const reporters = ["leads", "responsible", "all"] as const;
const roles = ["lead", "responsible", "cooperating"] as const;
const days = ["2026-03-24", "2026-03-25", "2026-03-26"];

it("asks the same departments for reports in SQL as in TypeScript", async () => {
  const cases = reporters.flatMap((asked) =>
    roles.flatMap((role) =>
      taskStatuses.flatMap((status) =>
        days.map((starts) => ({ reporters: asked, role, status, starts, dueOn: "2026-03-25" })),
      ),
    ),
  );
  const rows = await database().$queryRaw<{ owes: boolean }[]>`
    SELECT owes_report(c.reporters, c.role, c.status, c.starts, c."dueOn") AS owes
    FROM ROWS FROM (
      jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) AS (reporters "PeriodReporters", role "AssignmentRole",
        status text, starts date, "dueOn" date)
    ) WITH ORDINALITY AS c(reporters, role, status, starts, "dueOn", position)
    ORDER BY c.position`;
  expect(rows.map(({ owes }) => owes)).toEqual(cases.map(owesReport));
});
