import { useTranslations } from "next-intl";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { LightCounts } from "@/components/ui/light-counts";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RoleMark } from "@/components/ui/role-mark";
import { Section } from "@/components/ui/section";
import { TablePane } from "@/components/ui/table-pane";
import type { RoleSums } from "@/lib/dashboards/types";
import { lightCounts } from "@/lib/dashboards/view";

/** What a department carries, by role and light. */
export function DepartmentLoad({ load }: { load: RoleSums[] }) {
  const t = useTranslations("departments.load");
  const count = useTranslations("common.count");
  return (
    <Section title={t("title")} note={t("note")} className="border-t-0 pt-0">
      {load.length === 0 ? (
        <p className="text-table text-ink-2">
          {t("none")}。{t("noneBody")}
        </p>
      ) : (
        <TablePane label={t("role")} className="max-md:hidden print:block">
          <DataTable plain className="w-full">
            <thead>
              <tr>
                <HeaderCell>{t("role")}</HeaderCell>
                <HeaderCell align="end">{t("tasks")}</HeaderCell>
                <HeaderCell>
                  <span className="sr-only">{t("progress")}</span>
                </HeaderCell>
                <HeaderCell align="end">{t("overdue")}</HeaderCell>
                <HeaderCell>{t("progress")}</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {load.map((row) => (
                <tr key={row.role}>
                  <Cell>
                    <RoleMark role={row.role} size="table" />
                  </Cell>
                  <Cell align="end">{row.tasks}</Cell>
                  <Cell>
                    <LightCounts counts={lightCounts(row)} />
                  </Cell>
                  <Cell align="end">{row.overdue || "—"}</Cell>
                  <Cell>
                    <MeanProgress row={row} />
                  </Cell>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </TablePane>
      )}
      <ul className="md:hidden print:hidden empty:hidden">
        {load.map((row) => (
          <li key={row.role} className="space-y-1 border-b border-line py-2.5 text-table last:border-0">
            <p className="flex flex-wrap gap-x-4">
              <RoleMark role={row.role} size="table" />
              <span>{count("tasks", { count: row.tasks })}</span>
              {row.overdue > 0 ? <span>{`${t("overdue")} ${row.overdue}`}</span> : null}
            </p>
            <LightCounts counts={lightCounts(row)} />
            <p>
              <MeanProgress row={row} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function MeanProgress({ row: { progress, expected } }: { row: RoleSums }) {
  const t = useTranslations("departments.load");
  return (
    <span className="inline-flex items-center gap-3">
      <ProgressBar value={progress} expected={expected} />
      {progress}%
      {expected === null ? null : (
        <span className="text-meta text-ink-3">
          {t("expected")} {expected}%
        </span>
      )}
    </span>
  );
}
