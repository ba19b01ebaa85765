"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useCallback, useState } from "react";
import { useNarrow } from "@/components/table/use-narrow";
import { usePrinting } from "@/components/table/use-printing";
import { useTaskOrder } from "@/components/tasks/task-order";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { useAnnounce } from "@/components/ui/toast";
import type { CalendarDate } from "@/lib/calendar/date";
import { isFiltered } from "@/lib/tasks/view";
import type { TimelineRow, TimelineZoom } from "@/lib/timeline/types";
import { moveRefusal, type TimelineView } from "@/lib/timeline/view";
import { TimelineGrid } from "./timeline-grid";
import { TimelineMonths } from "./timeline-months";
import { TimelineToolbar } from "./timeline-toolbar";

const DeadlineDialog = lazy(() =>
  import("./deadline-dialog").then((module) => ({ default: module.DeadlineDialog })),
);

interface Proposal {
  id: string;
  to: CalendarDate;
}

/** 时间轴: the tasks of a plan from start to deadline, today among them. */
export function Timeline({ view }: { view: TimelineView }) {
  const t = useTranslations("timeline");
  const table = useTranslations("table");
  const announce = useAnnounce();
  const router = useRouter();
  const narrow = useNarrow();
  const printing = usePrinting();
  const [zoom, setZoom] = useState(view.zoom);
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const root = `/plans/${view.planId}/timeline`;
  const rows = view.groups.flatMap((group) => group.rows);
  useTaskOrder(rows.map(({ id }) => id));
  const proposed = proposal ? rows.find(({ id }) => id === proposal.id) : undefined;

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
      {narrow === false && !printing ? null : <TimelineMonths view={view} />}
      {narrow === true ? null : (
        <TimelineGrid
          view={view}
          zoom={zoom}
          onOpen={(row) => router.push(`/tasks/${row.id}`)}
          onEdit={view.mayEdit ? edit : null}
          onPropose={view.mayEdit ? propose : null}
        />
      )}
      {proposal && proposed ? (
        <Suspense>
          <DeadlineDialog
            key={`${proposal.id}-${proposal.to}`}
            row={proposed}
            to={proposal.to}
            onClose={() => setProposal(null)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
