"use client";

import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { Checkbox } from "@/components/ui/checkbox";
import { Kbd } from "@/components/ui/kbd";
import { Popover } from "@/components/ui/popover";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Toolbar, ToolbarEnd } from "@/components/ui/toolbar";
import { type LedgerView, viewHref } from "@/lib/tasks/view";
import { type ColumnKey, columns } from "./columns";
import { Filters } from "./filters";
import type { useSettings } from "./use-settings";

type Settings = ReturnType<typeof useSettings>[0];

const keyWords = ["arrows", "open", "edit", "select", "filter", "leave"] as const;
const keyCaps: Partial<Record<(typeof keyWords)[number], string>> = {
  arrows: "↑↓←→",
  open: "Enter",
  edit: "e",
  filter: "/",
  leave: "Esc",
};

/** What is shown at the left, how it is shown at the right. */
export function LedgerToolbar({
  view,
  root,
  settings,
  hidden,
  onSettings,
}: {
  view: LedgerView;
  root: string;
  settings: Settings;
  hidden: readonly ColumnKey[];
  onSettings: (settings: Settings) => void;
}) {
  const t = useTranslations();
  const count = columns.length - hidden.length;
  return (
    <Toolbar>
      <Filters root={root} query={view.query} options={view.options} />
      <ToolbarEnd>
        <span className="contents max-md:hidden">
          <SegmentedControl
            label={t("common.rows.label")}
            value={settings.rows}
            options={(["tight", "normal", "loose"] as const).map((value) => ({
              value,
              label: t(`common.rows.${value}`),
            }))}
            onChange={(rows) => onSettings({ ...settings, rows })}
          />
          <Popover
            label={t("table.chooseColumns")}
            align="end"
            width={200}
            trigger={
              <Button size="small">
                <Columns3 aria-hidden="true" strokeWidth={1.6} />
                {t("table.columnCount", { count: count + 3 })}
              </Button>
            }
          >
            {columns.map(({ key }) => (
              <div key={key} className="flex min-h-7 items-center">
                <Checkbox
                  label={t(`table.columns.${key}`)}
                  checked={!hidden.includes(key)}
                  onChange={(event) =>
                    onSettings({
                      ...settings,
                      hidden: event.target.checked ? hidden.filter((one) => one !== key) : [...hidden, key],
                    })
                  }
                />
              </div>
            ))}
          </Popover>
          <Popover
            label={t("table.keys.label")}
            align="end"
            width={220}
            trigger={<Button size="small">{t("table.keys.label")}</Button>}
          >
            <dl>
              {keyWords.map((word) =>
                word === "edit" && !view.mayEdit ? null : (
                  <div key={word} className="flex min-h-7 items-center justify-between gap-3">
                    <dt>{t(`table.keys.${word}`)}</dt>
                    <dd>
                      <Kbd>{keyCaps[word] ?? t("board.space")}</Kbd>
                    </dd>
                  </div>
                ),
              )}
            </dl>
          </Popover>
        </span>
        <a
          href={viewHref(`${root}/export`, view.query)}
          download
          className={buttonStyle("secondary", "small", "text-ink")}
        >
          {t("common.actions.export")}
        </a>
      </ToolbarEnd>
    </Toolbar>
  );
}
