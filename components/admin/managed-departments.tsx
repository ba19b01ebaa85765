import { useLocale, useTranslations } from "next-intl";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TablePane } from "@/components/ui/table-pane";
import { Tag } from "@/components/ui/tag";
import type { CalendarDate } from "@/lib/calendar/date";
import type { DepartmentChoice, ManagedDepartment } from "@/lib/departments/types";
import { formatList } from "@/lib/i18n/format";
import { DepartmentActions, type Moves } from "./department-actions";
import { useAliasDays } from "./use-alias-days";

interface Props {
  departments: ManagedDepartment[];
  groups: string[];
  successors: DepartmentChoice[];
  today: CalendarDate;
}

/** The departments of the workspace in their order: a table, on the phone a card each. */
export function ManagedDepartments(props: Props) {
  const t = useTranslations("admin.departments");
  const { departments } = props;
  if (departments.length === 0) return <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>;
  return (
    <>
      <TablePane label={t("title")} className="max-md:hidden print:block">
        <DataTable className="w-full">
          <thead>
            <tr>
              <HeaderCell>{t("columns.name")}</HeaderCell>
              <HeaderCell>{t("columns.group")}</HeaderCell>
              <HeaderCell align="end">{t("columns.people")}</HeaderCell>
              <HeaderCell align="end">{t("columns.openParts")}</HeaderCell>
              <HeaderCell>{t("columns.state")}</HeaderCell>
              <HeaderCell data-print="hide">{t("columns.actions")}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {departments.map((department, index) => (
              <tr key={department.id}>
                <Cell style={{ whiteSpace: "normal", paddingBlock: 5 }}>
                  <Names department={department} />
                </Cell>
                <Cell>{department.group}</Cell>
                <Cell align="end">{department.people || null}</Cell>
                <Cell align="end">{department.openParts || null}</Cell>
                <Cell style={{ whiteSpace: "normal" }}>
                  <State department={department} />
                </Cell>
                <Cell data-print="hide" style={{ width: "1%" }}>
                  <Means {...props} index={index} department={department} />
                </Cell>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </TablePane>
      <ul aria-label={t("title")} className="px-4 md:hidden print:hidden">
        {departments.map((department, index) => (
          <li key={department.id} className="grid gap-1.5 border-b border-line py-3 text-table">
            <Names department={department} />
            <p className="flex flex-wrap gap-x-3 text-meta text-ink-2">
              {department.group ? <span>{department.group}</span> : null}
              <span>{t("peopleCount", { count: department.people })}</span>
              <span>{t("partsCount", { count: department.openParts })}</span>
            </p>
            <State department={department} />
            <Means {...props} index={index} department={department} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Names({ department }: { department: ManagedDepartment }) {
  const t = useTranslations("admin.departments");
  const days = useAliasDays();
  const locale = useLocale();
  const { name, aliases, predecessors } = department;
  const known = aliases.map((alias) => [alias.name, days(alias)].filter(Boolean).join(" "));
  return (
    <div>
      <p className="font-strong">{name}</p>
      {known.length > 0 ? (
        <p className="text-meta text-ink-3">{t("alsoKnown", { names: formatList(known, locale) })}</p>
      ) : null}
      {predecessors.length > 0 ? (
        <p className="text-meta text-ink-3">
          {t("predecessors", {
            names: formatList(
              predecessors.map((one) => [one.name, one.endedOn].filter(Boolean).join(" ")),
              locale,
            ),
          })}
        </p>
      ) : null}
    </div>
  );
}

function State({ department: { successor, endedOn, isCollective } }: { department: ManagedDepartment }) {
  const t = useTranslations("admin.departments.state");
  if (successor) {
    return (
      <p>
        <Tag tone="strong">{t("ended")}</Tag>{" "}
        <span className="text-meta text-ink-2">
          {t("into", { name: successor.name, date: endedOn ?? "" })}
        </span>
      </p>
    );
  }
  return isCollective ? <Tag>{t("collective")}</Tag> : null;
}

function Means({ departments, index, ...rest }: Props & { index: number; department: ManagedDepartment }) {
  const moves: Moves = {
    up: index > 0 ? { after: departments[index - 2]?.id ?? null } : null,
    down: index < departments.length - 1 ? { after: departments[index + 1]?.id ?? null } : null,
  };
  return <DepartmentActions {...rest} moves={moves} />;
}
