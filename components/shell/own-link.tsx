"use client";

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";

/** Leads to a page of the reader's own. The menu around it outlives the page, so it is closed on the way. */
export function OwnLink({ to }: { to: "account" | "calendar" }) {
  const t = useTranslations("shell.user");
  return (
    <Link
      href={`/${to}`}
      className="inline-block py-1 max-md:py-2.5"
      onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
    >
      {t(to)}
    </Link>
  );
}
