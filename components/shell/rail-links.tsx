"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { currentRailKey, type RailKey, railItems } from "./rail-items";

/** The rooms of the house; at the left on a desk, along the bottom on a phone. */
export function RailLinks({ items }: { items: readonly RailKey[] }) {
  const t = useTranslations("shell.rail");
  const current = currentRailKey(usePathname());
  return items.map((key) => {
    const { href, icon: Icon } = railItems[key];
    return (
      <Link
        key={key}
        href={href}
        aria-current={key === current ? "page" : undefined}
        className="flex flex-col items-center gap-0.5 rounded-md text-meta leading-4 text-ink-2 no-underline hover:text-ink aria-[current]:font-strong aria-[current]:text-ink max-md:h-full max-md:flex-1 max-md:justify-center max-md:-outline-offset-2 md:mb-1 md:w-[60px] md:pt-[7px] md:pb-[5px] md:aria-[current]:bg-sunken"
      >
        <Icon aria-hidden="true" strokeWidth={1.6} className="size-5" />
        {t(key)}
      </Link>
    );
  });
}
