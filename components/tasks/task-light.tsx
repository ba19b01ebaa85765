import { useTranslations } from "next-intl";
import { Light } from "@/components/ui/light";
import type { LightReason, Light as LightValue } from "@/lib/tasks/types";

export interface LightFigures {
  light: LightValue;
  reason: LightReason;
  lag: number | null;
  daysLeft: number | null;
  lateDays?: number | null;
}

/** The light of a task with its reason in a few characters: 逾期 51 天, 慢 42 点, 剩 10 天. */
export function TaskLight({
  figures,
  size = "meta",
}: {
  figures: LightFigures;
  size?: "meta" | "table" | "body";
}) {
  const words = useLightWords();
  return <Light light={figures.light} reason={words(figures)} size={size} />;
}

export function useLightWords(): (figures: LightFigures) => string {
  const t = useTranslations("terms");
  const ofLag = (lag: number | null) => {
    if (lag === null) return "";
    if (lag === 0) return t("lag.level");
    return lag > 0 ? t("lag.behind", { points: lag }) : t("lag.ahead", { points: -lag });
  };
  return ({ reason, lag, daysLeft, lateDays }) => {
    switch (reason) {
      case "overdue":
        return t("lightReason.overdue", { days: -(daysLeft ?? 0) });
      case "due_soon":
        return daysLeft === 0 ? t("lightReason.dueToday") : t("lightReason.dueSoon", { days: daysLeft ?? 0 });
      case "far_behind":
      case "behind":
      case "on_course":
        return ofLag(lag);
      case "blocked":
        return t("lightReason.blocked");
      case "report_missing":
        return t("lightReason.reportMissing");
      case "not_started":
        return t("lightReason.notStarted");
      case "no_deadline":
        return t("lightReason.noDeadline");
      case "done_late":
        return t("lightReason.late", { days: lateDays ?? 0 });
      case "done":
        return t("lightReason.onTime");
      case "overridden_red":
      case "overridden_yellow":
      case "overridden_green":
        return t("lightReason.overridden");
      case "not_handed_out":
        return t("taskStatus.draft");
      case "suspended":
        return t("taskStatus.suspended");
      case "cancelled":
        return t("taskStatus.cancelled");
    }
  };
}
