"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";

/** Leads to the reader's own account. The menu around it outlives the page, so it is closed on the way. */
export function AccountLink() {
  const t = useTranslations("shell.user");
  return (
    <Link
      href="/account"
      prefetch={false}
      className="inline-block py-1 max-md:py-2.5"
      onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
    >
      {t("account")}
    </Link>
  );
}
