"use client";

import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { setLocale } from "@/lib/i18n/actions";
import { locales } from "@/lib/i18n/locales";
import { SegmentedControl } from "./segmented-control";

export function LocaleSwitch() {
  const t = useTranslations("shell.locale");
  const locale = useLocale();
  const [, start] = useTransition();
  return (
    <SegmentedControl
      label={t("label")}
      value={locale}
      options={locales.map((value) => ({ value, label: <span lang={value}>{t(value)}</span> }))}
      onChange={(value) => start(() => setLocale(value))}
    />
  );
}
