import { useTranslations } from "next-intl";
import { LightShape } from "@/components/ui/light-shape";
import { RoleShape } from "@/components/ui/role-shape";
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

/** ◎ ● ○ in the colour of the department's state, with its mark in the corner. */
export function CellShape({ cell }: { cell: MatrixCell }) {
  return (
    <>
      <RoleShape role={cell.role} dashed={cell.light === "none"} className="mx-auto block size-[15px]" />
      {cell.declined ? (
        <svg viewBox="0 0 8 8" aria-hidden="true" className="absolute top-1 right-1 size-2">
          <path d="M1 1l6 6M7 1 1 7" stroke="currentColor" strokeWidth="1.4" />
        </svg>
      ) : cell.light === "red" || cell.light === "yellow" || cell.light === "done" ? (
        <LightShape light={cell.light} plain className="absolute top-1 right-1 size-2" />
      ) : null}
    </>
  );
}
