"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { setTheme } from "@/lib/i18n/actions";
import { defaultTheme, isTheme, type Theme, themes } from "@/lib/i18n/themes";
import { SegmentedControl } from "./segmented-control";

/** Changes the page at once and remembers it; the server writes the attribute from then on. */
export function ThemeSwitch() {
  const t = useTranslations("shell.theme");
  const [theme, choose] = useState<Theme>(defaultTheme);

  useEffect(() => {
    const shown = document.documentElement.dataset.theme;
    if (isTheme(shown)) choose(shown);
  }, []);

  return (
    <SegmentedControl
      label={t("label")}
      value={theme}
      options={themes.map((value) => ({ value, label: t(value) }))}
      onChange={(value) => {
        document.documentElement.dataset.theme = value;
        choose(value);
        void setTheme(value);
      }}
    />
  );
}
