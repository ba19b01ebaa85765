"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useNarrow } from "@/components/table/use-narrow";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { MatrixDepartment } from "@/lib/assignments/types";
import type { MatrixColumn, MatrixView } from "@/lib/assignments/view";
import { MatrixCards } from "./matrix-cards";
import { MatrixGrid } from "./matrix-grid";
import { MatrixToolbar } from "./matrix-toolbar";

const nothing = { leads: 0, responsibles: 0, cooperating: 0, warning: 0 };

/** Tasks × departments: who does what, and how each department stands on it. */
export function Matrix({ view }: { view: MatrixView }) {
  const t = useTranslations("matrix");
  const narrow = useNarrow();
  const [added, setAdded] = useState<MatrixDepartment[]>([]);
  const columns = useMemo(() => withAdded(view.columns, added), [view.columns, added]);
  const names = useMemo(
    () => new Map([...view.choices, ...columns].map(({ id, name }) => [id, name])),
    [view.choices, columns],
  );
  const others = view.others.filter(({ id }) => !columns.some((column) => column.id === id));
  return (
    <>
      <MatrixToolbar
        view={view}
        others={others}
        onAdd={(department) => setAdded((before) => [...before, department])}
      />
      {view.tasks === 0 ? (
        view.query.department === null ? (
          <EmptyState title={t("empty.title")}>{t("empty.help")}</EmptyState>
        ) : (
          <EmptyState
            title={t("empty.filtered")}
            action={<LinkButton href={`/plans/${view.planId}/matrix`}>{t("empty.showAll")}</LinkButton>}
          />
        )
      ) : (
        <>
          {narrow === false ? null : <MatrixCards view={view} names={names} />}
          {narrow === true ? null : (
            <div className="flex min-h-0 flex-1 flex-col max-md:hidden">
              <MatrixGrid view={view} columns={columns} names={names} />
            </div>
          )}
        </>
      )}
    </>
  );
}

/** A department without a part gets its column at the end, so that it can be given one. */
function withAdded(columns: readonly MatrixColumn[], added: readonly MatrixDepartment[]): MatrixColumn[] {
  const missing = added.filter(({ id }) => !columns.some((column) => column.id === id));
  return [
    ...columns,
    ...missing.map((department, index) => ({
      ...department,
      group: null,
      isCollective: false,
      startsGroup: index === 0,
      sums: nothing,
    })),
  ];
}
