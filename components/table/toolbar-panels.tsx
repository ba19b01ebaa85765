"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Kbd } from "@/components/ui/kbd";
import { Popover } from "@/components/ui/popover";
import { useViews } from "@/components/views/views-context";
import type { Column, ColumnKey } from "./columns";

/** Which columns the table shows. */
export function ColumnChooser({
  trigger,
  columns,
  shown,
  onChange,
}: {
  trigger: ReactNode;
  columns: readonly Column[];
  shown: readonly ColumnKey[];
  onChange: (shown: readonly ColumnKey[]) => void;
}) {
  const t = useTranslations("table");
  const views = useViews();
  const [open, setOpen] = useState(true);
  return (
    <Popover
      label={t("chooseColumns")}
      align="end"
      width={200}
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
    >
      {columns.map(({ key }) => (
        <div key={key} className="flex min-h-7 items-center">
          <Checkbox
            label={t(`columns.${key}`)}
            checked={shown.includes(key)}
            onChange={(event) =>
              onChange(event.target.checked ? [...shown, key] : shown.filter((one) => one !== key))
            }
          />
        </div>
      ))}
      {views && Object.keys(views.columnWidths).length > 0 ? (
        <button
          type="button"
          className="mt-1 h-8 text-action max-md:h-11"
          onClick={() => views.setColumnWidths({})}
        >
          {t("usualWidths")}
        </button>
      ) : null}
    </Popover>
  );
}

const keyWords = [
  "arrows",
  "range",
  "open",
  "edit",
  "copy",
  "fill",
  "undo",
  "width",
  "select",
  "filter",
  "leave",
] as const;
const editors: readonly string[] = ["edit", "fill", "undo"];
const keyCaps: Partial<Record<(typeof keyWords)[number], string>> = {
  arrows: "↑↓←→",
  range: "Shift ↑↓←→",
  copy: "Ctrl C / V",
  fill: "Ctrl D",
  undo: "Ctrl Z / ⇧Z",
  width: "← →",
  open: "Enter",
  edit: "e",
  filter: "/",
  leave: "Esc",
};

/** What the keys do in the table. */
export function KeyHelp({ trigger, mayEdit }: { trigger: ReactNode; mayEdit: boolean }) {
  const t = useTranslations();
  const [open, setOpen] = useState(true);
  return (
    <Popover
      label={t("table.keys.label")}
      align="end"
      width={300}
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
    >
      <dl>
        {keyWords.map((word) =>
          editors.includes(word) && !mayEdit ? null : (
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
  );
}
