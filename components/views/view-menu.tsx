"use client";

import { ChevronDown } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { Button } from "@/components/ui/button";
import { OnDemand } from "@/components/ui/on-demand";
import { viewPages } from "@/lib/views/types";
import { canonicalQuery } from "@/lib/views/view";
import { usePlanViews } from "./views-context";

const ViewPanel = lazy(() => import("./view-panel").then((module) => ({ default: module.ViewPanel })));

/** Which saved view is shown, and the way to the others; nothing where a page has none. */
export function ViewMenu() {
  const t = useTranslations("views");
  const plan = usePlanViews();
  const pathname = usePathname();
  const query = canonicalQuery(useSearchParams().toString());
  const page = viewPages.find((one) => pathname.endsWith(`/${one}`));
  // A task that opens beside the view has the address; the view is still the one it was opened from.
  const [look, setLook] = useState(page ? { page, query } : null);
  if (page && (look?.page !== page || look.query !== query)) setLook({ page, query });
  if (!plan || !look) return null;
  const current = plan.views.find((view) => view.page === look.page && view.query === look.query);
  const button = (
    <Button size="small" aria-haspopup="dialog" className="max-w-60">
      <span className="truncate">{current?.name ?? t("label")}</span>
      <ChevronDown aria-hidden="true" strokeWidth={1.6} className="shrink-0" />
    </Button>
  );
  return (
    <OnDemand button={button}>
      <ViewPanel trigger={button} plan={plan} look={look} currentId={current?.id ?? null} />
    </OnDemand>
  );
}
