"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useState } from "react";
import { usePrinting } from "@/components/table/use-printing";
import { useTaskOrder } from "@/components/tasks/task-order";
import { useMoreRows } from "@/components/tasks/use-more-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { useNarrow } from "@/components/ui/narrow";
import { onDemand } from "@/components/ui/on-demand";
import { useAnnounce } from "@/components/ui/toast";
import type { CalendarDate } from "@/lib/calendar/date";
import { isFiltered, viewHref } from "@/lib/tasks/view";
import type { TimelineRow, TimelineZoom } from "@/lib/timeline/types";
import { moveRefusal, type TimelineView, withBars } from "@/lib/timeline/view";
import { TimelineGrid } from "./timeline-grid";
import { TimelineMonths } from "./timeline-months";
import { TimelineToolbar } from "./timeline-toolbar";

const DeadlineDialog = onDemand(() => import("./deadline-dialog").then((module) => module.DeadlineDialog));

interface Proposal {
  id: string;
  to: CalendarDate;
}

/** 时间轴: the tasks of a plan from start to deadline, today among them. */
export function Timeline({ view: sent }: { view: TimelineView }) {
  const first = useMemo(() => sent.groups.flatMap((group) => group.rows), [sent.groups]);
  const { rows, isWhole, begin } = useMoreRows<TimelineRow>({
    address: viewHref(`/plans/${sent.planId}/timeline/rows`, sent.query, {}, { by: sent.by }),
    first,
    total: sent.total,
  });
  const view = useMemo(() => (rows === first ? sent : withBars(sent, rows)), [sent, first, rows]);
  const t = useTranslations("timeline");
  const table = useTranslations("table");
  const announce = useAnnounce();
  const router = useRouter();
  const narrow = useNarrow();
  const printing = usePrinting();
  const [zoom, setZoom] = useState(view.zoom);
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const root = `/plans/${view.planId}/timeline`;
  useTaskOrder(rows.map(({ id }) => id));
  const proposed = proposal ? rows.find(({ id }) => id === proposal.id) : undefined;

  useEffect(() => {
    // By the month, bars of all sections stand together: they are all wanted.
    if (narrow) begin();
  }, [narrow, begin]);

  const changeZoom = useCallback((next: TimelineZoom) => {
    setZoom(next);
    // The address follows without asking the server: all rows are here already.
    const address = new URL(window.location.href);
    if (!address.pathname.endsWith("/timeline")) return;
    if (next === "quarter") address.searchParams.delete("zoom");
    else address.searchParams.set("zoom", next);
    window.history.replaceState(null, "", address);
  }, []);

  const propose = (row: TimelineRow, to: CalendarDate) => {
    const refusal = moveRefusal(row, to);
    if (refusal === "same") return;
    if (refusal === null) setProposal({ id: row.id, to });
    else announce(t(`refused.${refusal}`, { day: row.starts }));
  };
  const edit = (row: TimelineRow) => {
    const to = row.deadlineOn ?? row.deadline ?? view.day;
    if (moveRefusal(row, to) === "finished") announce(t("refused.finished"));
    else setProposal({ id: row.id, to });
  };

  if (rows.length === 0) {
    return (
      <>
        <TimelineToolbar view={view} root={root} zoom={zoom} onZoom={changeZoom} />
        {isFiltered(view.query) ? (
          <EmptyState
            title={table("empty.filtered")}
            action={<LinkButton href={root}>{table("filters.clear")}</LinkButton>}
          >
            {table("empty.filteredHelp")}
          </EmptyState>
        ) : (
          <EmptyState title={t("empty.title")}>{t("empty.help")}</EmptyState>
        )}
      </>
    );
  }
  return (
    <>
      <TimelineToolbar view={view} root={root} zoom={zoom} onZoom={changeZoom} />
      {narrow === false && !printing ? null : <TimelineMonths view={view} isWhole={isWhole} />}
      {narrow === true ? null : (
        <TimelineGrid
          view={view}
          pending={isWhole ? 0 : view.total - rows.length}
          zoom={zoom}
          onOpen={(row) => router.push(`/tasks/${row.id}`)}
          onEdit={view.mayEdit ? edit : null}
          onPropose={view.mayEdit ? propose : null}
        />
      )}
      {proposal && proposed ? (
        <DeadlineDialog
          key={`${proposal.id}-${proposal.to}`}
          row={proposed}
          to={proposal.to}
          onClose={() => setProposal(null)}
        />
      ) : null}
    </>
  );
}
