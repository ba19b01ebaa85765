"use client";

import { Columns3, Redo2, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ExportButton } from "@/components/exports/export-button";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { OnDemand, onDemand } from "@/components/ui/on-demand";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Toolbar, ToolbarEnd } from "@/components/ui/toolbar";
import { fileFormats } from "@/lib/exports/types";
import { type LedgerView, viewHref } from "@/lib/tasks/view";
import { type ColumnKey, columnsOf } from "./columns";
import { Filters } from "./filters";
import { GroupSelect } from "./group-select";
import type { Edits } from "./use-edits";
import type { useSettings } from "./use-settings";

type Settings = ReturnType<typeof useSettings>[0];

const ColumnChooser = onDemand(() => import("./toolbar-panels").then((module) => module.ColumnChooser));
const KeyHelp = onDemand(() => import("./toolbar-panels").then((module) => module.KeyHelp));

/** What is shown at the left, how it is shown at the right. */
export function LedgerToolbar({
  view,
  root,
  settings,
  shown,
  edits,
  onColumns,
  onSettings,
}: {
  view: LedgerView;
  root: string;
  settings: Settings;
  shown: readonly ColumnKey[];
  edits: Edits;
  onColumns: (shown: readonly ColumnKey[]) => void;
  onSettings: (settings: Settings) => void;
}) {
  const t = useTranslations();
  const router = useRouter();
  const columnsButton = (
    <Button size="small">
      <Columns3 aria-hidden="true" strokeWidth={1.6} />
      {t("table.columnCount", { count: shown.length + 3 })}
    </Button>
  );
  const keysButton = <Button size="small">{t("table.keys.label")}</Button>;
  return (
    <Toolbar>
      <Filters root={root} query={view.query} options={view.options} />
      <ToolbarEnd>
        <GroupSelect
          view={view}
          onChange={(group) => router.push(viewHref(root, view.query, { group }), { scroll: false })}
        />
        <span className="contents max-md:hidden">
          {view.mayEdit ? (
            <span className="inline-flex">
              <IconButton label={t("table.undo.undo")} disabled={!edits.canUndo} onClick={edits.undo}>
                <Undo2 aria-hidden="true" strokeWidth={1.6} />
              </IconButton>
              <IconButton label={t("table.undo.redo")} disabled={!edits.canRedo} onClick={edits.redo}>
                <Redo2 aria-hidden="true" strokeWidth={1.6} />
              </IconButton>
            </span>
          ) : null}
          <SegmentedControl
            label={t("common.rows.label")}
            value={settings.rows}
            options={(["tight", "normal", "loose"] as const).map((value) => ({
              value,
              label: t(`common.rows.${value}`),
            }))}
            onChange={(rows) => onSettings({ ...settings, rows })}
          />
          <OnDemand button={columnsButton}>
            <ColumnChooser
              trigger={columnsButton}
              columns={columnsOf(view)}
              shown={shown}
              onChange={onColumns}
            />
          </OnDemand>
          <OnDemand button={keysButton}>
            <KeyHelp trigger={keysButton} mayEdit={view.mayEdit} />
          </OnDemand>
        </span>
        <ExportButton formats={fileFormats} href={viewHref(`${root}/export`, view.query)} />
      </ToolbarEnd>
    </Toolbar>
  );
}
