"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import type { FileFormat } from "@/lib/exports/types";

export function ExportMenu({
  trigger,
  formats,
  href,
}: {
  trigger: ReactNode;
  formats: readonly FileFormat[];
  href: string;
}) {
  const t = useTranslations("exports");
  return (
    <Menu align="end" label={t("label")} defaultOpen trigger={trigger}>
      {formats.map((format) => (
        <MenuLink key={format}>
          <a href={`${href}${href.includes("?") ? "&" : "?"}format=${format}`} download>
            {t(`format.${format}`)}
          </a>
        </MenuLink>
      ))}
      <MenuSeparator />
      {/* The menu closes first, so that it is not on the paper. */}
      <MenuItem onSelect={() => setTimeout(() => window.print())}>{t("format.print")}</MenuItem>
    </Menu>
  );
}
