import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { SearchButton } from "./search-button";

/** One title, what it is about beside it, the search, one primary action. */
export function PageHeader({
  title,
  meta,
  search,
  action,
  line = true,
}: {
  title: ReactNode;
  meta?: ReactNode;
  /** A search of the page's own, in place of the one over everything. */
  search?: ReactNode;
  action?: ReactNode;
  /** Without its line where tabs follow. */
  line?: boolean;
}) {
  return (
    <header
      className={classNames(
        "flex flex-wrap items-center gap-x-4 gap-y-2 bg-surface px-gutter pt-3.5 max-md:px-4 max-md:pt-3",
        line && "border-b border-line pb-3.5 max-md:pb-3",
      )}
    >
      <h1 className="min-w-0 text-title max-md:order-1 max-md:flex-1 max-md:basis-2/3">{title}</h1>
      {meta ? (
        <div className="text-meta text-ink-3 max-md:order-3 max-md:w-full md:whitespace-nowrap">{meta}</div>
      ) : null}
      <div
        data-print="hide"
        className={classNames("ml-auto", search ? "max-md:order-4 max-md:w-full" : "max-md:order-2")}
      >
        {search ?? <SearchButton />}
      </div>
      {action ? (
        <div data-print="hide" className="flex items-center gap-4 max-md:order-5 max-md:w-full max-md:gap-2">
          {action}
        </div>
      ) : null}
    </header>
  );
}
