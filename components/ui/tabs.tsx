"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Link } from "./link";

export type Tab = {
  href: string;
  label: string;
  /** A figure or a word beside it: 指标 8, 填报 11月. */
  note?: string | number;
  /** Only where the address alone does not decide (a tab kept in the query). */
  current?: boolean;
};

/** The second and last level of navigation: links, so that each tab has its address. Scrolls sideways on the phone. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const pathname = usePathname();
  const currentRef = useRef<HTMLAnchorElement>(null);
  // A task that opens beside a page has the address; the page behind it is still the one of its tab.
  const [known, setKnown] = useState<string>();
  const here = tabOf(pathname, tabs);
  if (here !== undefined && here !== known) setKnown(here);

  useEffect(() => {
    currentRef.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, []);

  return (
    <nav
      aria-label={label}
      data-print="hide"
      className="flex gap-[22px] overflow-x-auto border-b border-line px-gutter pt-1.5 [scrollbar-width:none] max-md:gap-5 max-md:px-4"
    >
      {tabs.map((tab) => {
        const current = tab.current ?? known === tab.href;
        return (
          <Link
            key={tab.href}
            href={tab.href}
            ref={current ? currentRef : undefined}
            aria-current={current ? (tab.current || tab.href === pathname ? "page" : "true") : undefined}
            className="flex shrink-0 items-baseline border-b-2 border-transparent pt-[7px] pb-2 whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink aria-[current]:border-ink aria-[current]:font-strong aria-[current]:text-ink max-md:pt-2.5 max-md:pb-2.5"
          >
            {tab.label}
            {tab.note === undefined ? null : (
              <span className="ml-1 text-meta font-normal text-ink-3">{tab.note}</span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}

/** The tab whose page this is, or that the page lies under; the nearest one. */
function tabOf(pathname: string, tabs: readonly Tab[]): string | undefined {
  const above = tabs.map(({ href }) => href).filter((href) => `${pathname}/`.startsWith(`${href}/`));
  return above.sort((one, other) => other.length - one.length)[0];
}
