"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { FilterChip } from "@/components/ui/filter-chip";
import { Popover } from "@/components/ui/popover";
import { formatList } from "@/lib/i18n/format";
import { type Facet, facets, type TaskQuery } from "@/lib/tasks/types";
import { type FacetOption, type FacetOptions, isFiltered, toggled, viewHref } from "@/lib/tasks/view";
import { WordSearch } from "./word-search";

/** The words of a filter's choice: of states and the like from the messages, of departments and sections their names. */
function useOptionName(): (facet: Facet, option: FacetOption) => string {
  const t = useTranslations();
  return (facet, { key, name }) => {
    if (name !== null) return name;
    if (facet === "status") return t(`terms.taskStatus.${key}` as "terms.taskStatus.draft");
    if (facet === "light") return t(`terms.light.${key}` as "terms.light.red");
    if (facet === "role")
      return key === "nolead" ? t("terms.noLead") : t(`terms.role.${key}` as "terms.role.lead");
    return t(`table.due.${key}` as "table.due.overdue");
  };
}

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
  const nameOf = useOptionName();
  const locale = useLocale();
  const href = (change: Partial<TaskQuery>) => viewHref(root, query, change, extra);
  return (
    <>
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
      <FilterMenu query={query} options={options} href={href} />
    </>
  );
}

function FilterMenu({
  query,
  options,
  href,
}: {
  query: TaskQuery;
  options: FacetOptions;
  href: (change: Partial<TaskQuery>) => string;
}) {
  const t = useTranslations();
  const router = useRouter();
  const [pending, start] = useTransition();
  const nameOf = useOptionName();
  // A box answers at once; the rows follow when the server has found them.
  const [asked, ask] = useOptimistic(query);
  const isOn = (facet: Facet, key: string) => asked[facet].some((one) => one === key);
  const go = (change: Partial<TaskQuery>) =>
    start(() => {
      ask({ ...asked, ...change });
      router.push(href({ ...asked, ...change }), { scroll: false });
    });
  return (
    <Popover
      label={t("common.filter.add")}
      width={300}
      trigger={
        <button
          type="button"
          className="inline-flex h-7 items-center gap-1 rounded-md border border-dashed border-action-line px-2 text-table whitespace-nowrap text-action max-md:h-11"
        >
          <Plus aria-hidden="true" strokeWidth={1.6} className="size-3.5" />
          {t("common.filter.add")}
        </button>
      }
    >
      <div aria-busy={pending}>
        {facets.map((facet) =>
          options[facet].length === 0 ? null : (
            <details
              key={facet}
              open={facet === "status" || facet === "light" || options[facet].some(({ on }) => on)}
              className="border-b border-line last:border-b-0"
            >
              <summary className="flex h-8 cursor-pointer items-center font-strong max-md:h-11">
                {t(`table.filters.${facet}`)}
              </summary>
              <ul className="pb-2">
                {options[facet].map((option) => (
                  <li key={option.key} className="flex min-h-7 items-center gap-2">
                    <Checkbox
                      className="min-w-0 flex-1"
                      checked={isOn(facet, option.key)}
                      onChange={() => go(toggled(asked, facet, option.key))}
                      label={nameOf(facet, option)}
                    />
                    <span className="text-meta text-ink-3">{option.count}</span>
                  </li>
                ))}
              </ul>
            </details>
          ),
        )}
        {isFiltered(query) ? (
          <button
            type="button"
            className="mt-2 h-8 text-action max-md:h-11"
            onClick={() =>
              go({ q: "", status: [], light: [], department: [], role: [], section: [], due: [] })
            }
          >
            {t("table.filters.clear")}
          </button>
        ) : null}
      </div>
    </Popover>
  );
}
