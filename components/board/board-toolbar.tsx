"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Filters } from "@/components/table/filters";
import { Checkbox } from "@/components/ui/checkbox";
import { Kbd } from "@/components/ui/kbd";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Toolbar, ToolbarEnd } from "@/components/ui/toolbar";
import { boardGroupings } from "@/lib/tasks/board/types";
import type { BoardView } from "@/lib/tasks/board/view";
import { viewHref } from "@/lib/tasks/view";

/** How the cards stand in columns, which of them are shown, and how they are moved. */
export function BoardToolbar({ view, root }: { view: BoardView; root: string }) {
  const t = useTranslations("board");
  const router = useRouter();
  const address = (by: string) => (by === "status" ? undefined : by);
  const lanes = view.lanes ? "section" : undefined;
  return (
    <Toolbar>
      <span className="text-meta text-ink-3 max-md:hidden">{t("by")}</span>
      <SegmentedControl
        label={t("by")}
        value={view.by}
        options={boardGroupings.map((value) => ({ value, label: t(`grouping.${value}`) }))}
        onChange={(by) =>
          router.push(viewHref(root, view.query, {}, { by: address(by), lanes }), { scroll: false })
        }
      />
      {view.by === "section" ? null : (
        <Checkbox
          label={t("lanes")}
          checked={view.lanes !== null}
          onChange={(event) =>
            router.push(
              viewHref(
                root,
                view.query,
                {},
                { by: address(view.by), lanes: event.target.checked ? "section" : undefined },
              ),
              { scroll: false },
            )
          }
        />
      )}
      <Filters
        root={root}
        query={view.query}
        options={view.options}
        extra={{ by: address(view.by), lanes }}
      />
      {view.mayMove ? (
        <ToolbarEnd>
          <span className="text-meta text-ink-3 max-lg:hidden">
            {view.by === "status" ? (
              <>
                {t("hint")} <Kbd>{t("space")}</Kbd> {t("hintPick")}　<Kbd>←</Kbd> <Kbd>→</Kbd> {t("hintMove")}
                　<Kbd>Enter</Kbd> {t("hintDrop")}
              </>
            ) : (
              t("hintGrouped")
            )}
          </span>
        </ToolbarEnd>
      ) : null}
    </Toolbar>
  );
}
