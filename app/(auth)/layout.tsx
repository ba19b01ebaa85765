import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { WordMark } from "@/components/shell/word-mark";
import { LocaleSwitch } from "@/components/ui/locale-switch";
import { ThemeSwitch } from "@/components/ui/theme-switch";

export default function AuthLayout({ children }: { children: ReactNode }) {
  const t = useTranslations("auth");
  return (
    <div className="grid min-h-dvh md:grid-cols-[minmax(0,1fr)_minmax(0,560px)]">
      <section className="flex flex-col bg-canvas px-14 pt-10 pb-8 max-md:px-4 max-md:pt-6 max-md:pb-4">
        <div className="max-md:hidden">
          <WordMark size="large" />
        </div>
        <div className="my-auto md:pb-10">
          <p className="font-doc-title text-[44px] leading-16 font-strong whitespace-pre-line max-md:text-title max-md:leading-7">
            {t("promise")}
          </p>
          <p className="mt-5 text-lead text-ink-2 max-md:mt-1 max-md:text-table">{t("promiseBy")}</p>
        </div>
        <div className="flex flex-wrap items-center gap-3 max-md:mt-3">
          <LocaleSwitch />
          <ThemeSwitch />
        </div>
      </section>
      <main
        id="main"
        className="grid place-items-center border-line bg-surface px-4 py-10 max-md:place-items-start max-md:border-t md:border-l"
      >
        <div className="w-full max-w-88 max-md:max-w-none">{children}</div>
      </main>
    </div>
  );
}
