"use client";

import { Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { FilterChip } from "@/components/ui/filter-chip";
import { OnDemand, onDemand } from "@/components/ui/on-demand";
import { ViewMenu } from "@/components/views/view-menu";
import { formatList } from "@/lib/i18n/format";
import type { FacetOptions } from "@/lib/tasks/query/view";
import { facets, type TaskQuery } from "@/lib/tasks/types";
import { viewHref } from "@/lib/tasks/view";
import { useOptionName } from "./use-option-name";
import { WordSearch } from "./word-search";

const FilterPanel = onDemand(() => import("./filter-panel").then((module) => module.FilterPanel));

const namesInChip = 2;

/** What is filtered by, as chips, and the way to more; all of it stands in the address. */
export function Filters({
  root,
  query,
  options,
  extra,
}: {
  root: string;
  query: TaskQuery;
  options: FacetOptions;
  /** What else the address must keep. */
  extra?: Record<string, string | undefined>;
}) {
  const t = useTranslations("table");
  const words = useTranslations("common.filter");
  const nameOf = useOptionName();
  const locale = useLocale();
  const { from, to } = query;
  const href = (change: Partial<TaskQuery>) => viewHref(root, query, change, extra);
  const addFilter = (
    <button
      type="button"
      className="inline-flex h-7 items-center gap-1 rounded-md border border-dashed border-action-line px-2 text-table whitespace-nowrap text-action max-md:h-11"
    >
      <Plus aria-hidden="true" strokeWidth={1.6} className="size-3.5" />
      {words("add")}
    </button>
  );
  return (
    <>
      <ViewMenu />
      <WordSearch key={query.q} value={query.q} href={(q) => href({ q })} />
      {facets.map((facet) => {
        const on = options[facet].filter((option) => option.on);
        if (on.length === 0) return null;
        const names = formatList(
          on.slice(0, namesInChip).map((option) => nameOf(facet, option)),
          locale,
        );
        const value = on.length > namesInChip ? t("filters.more", { names, count: on.length }) : names;
        return (
          <FilterChip
            key={facet}
            name={t(`filters.${facet}`)}
            value={value}
            removeHref={href({ [facet]: [] })}
          />
        );
      })}
      {from === null && to === null ? null : (
        <FilterChip
          name={t("filters.range")}
          value={t(`filters.${from === null ? "until" : to === null ? "since" : "between"}`, {
            from: from ?? "",
            to: to ?? "",
          })}
          removeHref={href({ from: null, to: null })}
        />
      )}
      <OnDemand button={addFilter}>
        <FilterPanel query={query} options={options} href={href} trigger={addFilter} />
      </OnDemand>
    </>
  );
}
