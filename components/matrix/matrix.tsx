"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useEdits } from "@/components/table/use-edits";
import { useTaskOrder } from "@/components/tasks/task-order";
import { useMoreRows } from "@/components/tasks/use-more-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { useNarrow } from "@/components/ui/narrow";
import { onDemand } from "@/components/ui/on-demand";
import type { MatrixDepartment, MatrixRow } from "@/lib/assignments/types";
import { type MatrixColumn, type MatrixView, withRows } from "@/lib/assignments/view";
import { isFiltered } from "@/lib/tasks/view";
import { MatrixCards } from "./matrix-cards";
import { MatrixGrid } from "./matrix-grid";
import { MatrixHighlights } from "./matrix-highlights";
import { hrefOf, MatrixToolbar } from "./matrix-toolbar";

const ExpandCollective = onDemand(() => import("./range-editor").then((module) => module.ExpandCollective));

const nothing = { leads: 0, responsibles: 0, cooperating: 0, warning: 0 };

/** Tasks × departments: who does what, and how each department stands on it. */
export function Matrix({ view: sent }: { view: MatrixView }) {
  const first = useMemo(() => sent.sections.flatMap(({ rows }) => rows), [sent.sections]);
  const { rows, isWhole, begin } = useMoreRows<MatrixRow>({
    address: hrefOf(`${sent.planId}/matrix/rows`, sent.query),
    first,
    total: sent.tasks,
  });
  const view = useMemo(
    () => (rows === first ? sent : { ...sent, sections: withRows(sent.sections, rows) }),
    [sent, first, rows],
  );
  const t = useTranslations("matrix");
  const narrow = useNarrow();
  const edits = useEdits(view.mayEdit);
  const [expanding, setExpanding] = useState<string | null>(null);
  const [added, setAdded] = useState<MatrixDepartment[]>([]);
  useTaskOrder(rows.map(({ id }) => id));
  const columns = useMemo(() => withAdded(view.columns, added), [view.columns, added]);
  const names = useMemo(
    () => new Map([...view.choices, ...view.others, ...columns].map(({ id, name }) => [id, name])),
    [view.choices, view.others, columns],
  );
  const others = view.others.filter(({ id }) => !columns.some((column) => column.id === id));
  // A collective name is expanded everywhere, so all of its tasks must be in sight.
  const isUnfiltered = !view.query.leadsOnly && !isFiltered(view.query.tasks);
  const expanded = columns.find(({ id }) => id === expanding) ?? null;
  return (
    <>
      <MatrixToolbar
        view={view}
        others={others}
        collectives={isUnfiltered && view.mayEdit ? columns.filter(({ isCollective }) => isCollective) : []}
        onExpand={(id) => {
          begin();
          setExpanding(id);
        }}
        onAdd={(department) => setAdded((before) => [...before, department])}
      />
      <MatrixHighlights highlights={view.highlights} planId={view.planId} />
      {expanded && isWhole ? (
        <ExpandCollective
          collective={expanded}
          departments={[...columns, ...others].filter(({ isCollective }) => !isCollective)}
          rows={rows}
          names={names}
          send={edits.send}
          onClose={() => setExpanding(null)}
        />
      ) : null}
      {view.tasks === 0 ? (
        isUnfiltered ? (
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
              <MatrixGrid
                view={view}
                pending={isWhole ? 0 : view.tasks - rows.length}
                columns={columns}
                names={names}
                send={edits.send}
              />
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
      isHeavy: false,
      sums: nothing,
    })),
  ];
}
