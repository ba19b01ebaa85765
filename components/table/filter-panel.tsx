"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode, useId, useOptimistic, useState, useTransition } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Popover } from "@/components/ui/popover";
import { TextInput } from "@/components/ui/text-input";
import type { FacetOptions } from "@/lib/tasks/query/view";
import { type Facet, facets, type TaskQuery } from "@/lib/tasks/types";
import { isFiltered, toggled, unfiltered } from "@/lib/tasks/view";
import { useOptionName } from "./use-option-name";

/** The choices of each filter, with how many tasks each would show. */
export function FilterPanel({
  query,
  options,
  href,
  trigger,
}: {
  query: TaskQuery;
  options: FacetOptions;
  href: (change: Partial<TaskQuery>) => string;
  trigger: ReactNode;
}) {
  const t = useTranslations();
  const [open, setOpen] = useState(true);
  const router = useRouter();
  const id = useId();
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
    <Popover label={t("common.filter.add")} width={300} open={open} onOpenChange={setOpen} trigger={trigger}>
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
        <fieldset className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-2 gap-y-1">
          <legend className="mb-1 font-strong">{t("table.filters.range")}</legend>
          {(["from", "to"] as const).map((edge) => (
            <Fragment key={edge}>
              <label htmlFor={`${id}-${edge}`}>{t(`table.filters.${edge}`)}</label>
              <TextInput
                id={`${id}-${edge}`}
                type="date"
                controlSize="small"
                value={asked[edge] ?? ""}
                onChange={(event) => go({ [edge]: event.target.value || null })}
              />
            </Fragment>
          ))}
        </fieldset>
        {isFiltered(query) ? (
          <button type="button" className="mt-2 h-8 text-action max-md:h-11" onClick={() => go(unfiltered)}>
            {t("table.filters.clear")}
          </button>
        ) : null}
      </div>
    </Popover>
  );
}
