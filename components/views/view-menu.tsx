"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { OnDemand, onDemand } from "@/components/ui/on-demand";
import { writeWidths } from "@/lib/views/view";
import { useViews } from "./views-context";

const ViewPanel = onDemand(() => import("./view-panel").then((module) => module.ViewPanel));

/** Which saved view is shown, and the way to the others; nothing where a page has none. */
export function ViewMenu() {
  const t = useTranslations("views");
  const views = useViews();
  if (!views?.look) return null;
  const { look, current, columnWidths } = views;
  const button = (
    <Button size="small" aria-haspopup="dialog" className="max-w-60">
      <span className="truncate">{current?.name ?? t("label")}</span>
      <ChevronDown aria-hidden="true" strokeWidth={1.6} className="shrink-0" />
    </Button>
  );
  return (
    <OnDemand button={button}>
      <ViewPanel
        trigger={button}
        plan={views}
        look={{ ...look, widths: look.page === "table" ? writeWidths(columnWidths) : "" }}
        current={current}
      />
    </OnDemand>
  );
}
