import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { TablePane } from "@/components/ui/table-pane";
import { Tag } from "@/components/ui/tag";
import type { Comparison, RoleSums } from "@/lib/assignments/view";

const sumKeys = ["leads", "responsibles", "cooperating", "warning"] as const;
const roleOf = { leads: "lead", responsibles: "responsible", cooperating: "cooperating" } as const;

/** What each department has in this plan and in another, side by side. */
export function MatrixComparison({ comparison }: { comparison: Comparison }) {
  const t = useTranslations();
  const { plan, other, choices, departments } = comparison;
  const root = `/plans/${plan.id}/matrix`;
  if (choices.length === 0) {
    return (
      <EmptyState
        title={t("matrix.compare.noOther")}
        action={<LinkButton href={root}>{t("matrix.compare.back")}</LinkButton>}
      >
        {t("matrix.compare.noOtherHelp")}
      </EmptyState>
    );
  }
  const words = (key: (typeof sumKeys)[number]) =>
    key === "warning" ? t("matrix.compare.warning") : t(`terms.role.${roleOf[key]}`);
  return (
    <div className="px-gutter py-4 max-md:px-4">
      <form
        action={`${root}/compare`}
        data-print="hide"
        className="mb-4 flex flex-wrap items-end gap-2 text-table"
      >
        <label htmlFor="compare-with" className="font-strong max-md:w-full">
          {t("matrix.compare.choose")}
        </label>
        <Select
          id="compare-with"
          name="with"
          controlSize="small"
          className="w-96 max-w-full max-md:w-full"
          defaultValue={other?.id ?? ""}
          required
        >
          <option value="">—</option>
          {choices.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
        <Button type="submit" size="small" variant="primary">
          {t("matrix.compare.show")}
        </Button>
        <LinkButton href={root} size="small">
          {t("matrix.compare.back")}
        </LinkButton>
      </form>
      {other === null ? (
        <EmptyState title={t("matrix.compare.none")}>{t("matrix.compare.noneHelp")}</EmptyState>
      ) : (
        <TablePane label={t("matrix.compare.title")}>
          <DataTable className="w-full">
            <thead>
              <tr>
                <HeaderCell rowSpan={2}>{t("matrix.compare.department")}</HeaderCell>
                {[plan, other].map(({ id, title }) => (
                  <HeaderCell
                    key={id}
                    colSpan={sumKeys.length}
                    scope="colgroup"
                    className="whitespace-normal"
                  >
                    <Link href={`/plans/${id}/matrix`} className="text-ink">
                      {title}
                    </Link>
                  </HeaderCell>
                ))}
                <HeaderCell rowSpan={2} align="end">
                  {t("matrix.compare.both")}
                </HeaderCell>
              </tr>
              <tr>
                {[plan, other].map(({ id }) =>
                  sumKeys.map((key) => (
                    <HeaderCell key={`${id}-${key}`} align="end" className="top-8!">
                      {words(key)}
                    </HeaderCell>
                  )),
                )}
              </tr>
            </thead>
            <tbody>
              {departments.map((department) => (
                <tr key={department.id}>
                  <Cell>
                    {department.name}{" "}
                    {department.isCollective ? <Tag>{t("matrix.compare.collective")}</Tag> : null}
                  </Cell>
                  {department.sums.map((sums, index) =>
                    sumKeys.map((key) => (
                      <Cell key={`${index === 0 ? plan.id : other.id}-${key}`} align="end">
                        <Figure value={sums[key]} />
                      </Cell>
                    )),
                  )}
                  <Cell align="end">
                    <b>{department.sums.reduce((sum, one) => sum + partsOf(one), 0)}</b>
                  </Cell>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </TablePane>
      )}
    </div>
  );
}

function partsOf({ leads, responsibles, cooperating }: RoleSums): number {
  return leads + responsibles + cooperating;
}

/** Zero steps back, so that the figures stand out. */
function Figure({ value }: { value: number }) {
  return value === 0 ? <span className="text-ink-3">·</span> : value;
}
