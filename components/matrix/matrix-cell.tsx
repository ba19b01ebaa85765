import { useTranslations } from "next-intl";
import type { MatrixCell } from "@/lib/assignments/types";
import type { DrawnColumn, MatrixColumn } from "@/lib/assignments/view";

/** What a cell says without its colour: 27 市自然资源和规划局 配合 红. */
export function useCellLabel(): (
  row: { number: string | null },
  column: MatrixColumn,
  cell: MatrixCell | undefined,
) => string {
  const t = useTranslations();
  return ({ number }, { name }, cell) => {
    const words = { number: number ?? "", department: name };
    if (!cell) return t("matrix.emptyCell", words);
    const label = t("matrix.cell", {
      ...words,
      role: t(`terms.role.${cell.role}`),
      light: t(`terms.light.${cell.light}`),
    });
    return cell.declined ? `${label} ${t("terms.assignmentState.declined")}` : label;
  };
}

/** What the cell of a folded group says: 27 产业科技 3 个部门. */
export function useFoldedLabel(): (
  row: { number: string | null },
  column: Pick<DrawnColumn, "isCollective" | "group">,
  count: number,
) => string {
  const t = useTranslations("matrix");
  const nameOf = useGroupName();
  return ({ number }, column, count) =>
    t("foldedCell", { number: number ?? "", group: nameOf(column), count });
}

/** The name of a group of columns. */
export function useGroupName(): (column: Pick<DrawnColumn, "isCollective" | "group">) => string {
  const t = useTranslations("matrix");
  return ({ isCollective, group }) => (isCollective ? t("collective") : (group ?? t("noGroup")));
}
