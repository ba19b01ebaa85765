"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Filters } from "@/components/table/filters";
import { Kbd } from "@/components/ui/kbd";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Toolbar, ToolbarEnd } from "@/components/ui/toolbar";
import { viewHref } from "@/lib/tasks/view";
import { type TimelineZoom, timelineGroupings, timelineZooms } from "@/lib/timeline/types";
import type { TimelineView } from "@/lib/timeline/view";

/** What is shown, under what, and how close. */
export function TimelineToolbar({
  view,
  root,
  zoom,
  onZoom,
}: {
  view: TimelineView;
  root: string;
  zoom: TimelineZoom;
  onZoom: (zoom: TimelineZoom) => void;
}) {
  const t = useTranslations("timeline");
  const router = useRouter();
  const kept = (by: string) => ({
    by: by === "section" ? undefined : by,
    zoom: zoom === "quarter" ? undefined : zoom,
  });
  return (
    <Toolbar>
      <Filters root={root} query={view.query} options={view.options} extra={kept(view.by)} />
      <ToolbarEnd>
        {view.mayEdit ? (
          <span className="text-meta text-ink-3 max-xl:hidden">
            {t("hint")} <Kbd>e</Kbd> {t("hintEdit")}
          </span>
        ) : null}
        <span className="max-md:hidden">
          <SegmentedControl
            label={t("by")}
            value={view.by}
            options={timelineGroupings.map((value) => ({ value, label: t(`grouping.${value}`) }))}
            onChange={(by) => router.push(viewHref(root, view.query, {}, kept(by)), { scroll: false })}
          />
        </span>
        <span className="max-md:hidden">
          <SegmentedControl
            label={t("zoom")}
            value={zoom}
            options={timelineZooms.map((value) => ({ value, label: t(`zooms.${value}`) }))}
            onChange={onZoom}
          />
        </span>
      </ToolbarEnd>
    </Toolbar>
  );
}
