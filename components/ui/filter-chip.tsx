import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "./link";

/** A filter that is on: its name grey, its value ink, a cross that leads to the address without it. */
export function FilterChip({ name, value, removeHref }: { name: string; value: string; removeHref: string }) {
  const t = useTranslations("common.filter");
  return (
    <span className="inline-flex h-7 items-center rounded-md border border-line-strong text-table whitespace-nowrap max-md:h-11">
      <span className="px-2 text-ink-3">{name}</span>
      <span className="pr-2">{value}</span>
      <Link
        href={removeHref}
        scroll={false}
        aria-label={t("remove", { name })}
        className="grid h-full w-[26px] place-items-center rounded-r-md border-l border-line text-ink-3 hover:text-ink max-md:w-11"
      >
        <X aria-hidden="true" strokeWidth={1.6} className="size-3.5" />
      </Link>
    </span>
  );
}
