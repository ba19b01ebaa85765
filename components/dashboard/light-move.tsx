import { useTranslations } from "next-intl";
import { Light } from "@/components/ui/light";
import type { Light as LightValue } from "@/lib/tasks/types";

/** From one light to another: ● 绿 → ■ 红. */
export function LightMove({ from, to }: { from: LightValue; to: LightValue }) {
  const t = useTranslations("dashboard.changes");
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span className="sr-only">{t("before")}</span>
      <Light light={from} />
      <span aria-hidden="true" className="text-ink-3">
        →
      </span>
      <span className="sr-only">{t("now")}</span>
      <Light light={to} />
    </span>
  );
}
