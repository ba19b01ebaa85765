import { useTranslations } from "next-intl";
import type { CalendarDate } from "@/lib/calendar/date";

/** 2025-03-18 – 2027-12-31, or without an end. */
export function PlanPeriod({ startsOn, endsOn }: { startsOn: CalendarDate; endsOn: CalendarDate | null }) {
  const t = useTranslations("plans.list");
  return (
    <span className="tabular-nums">
      {startsOn} – {endsOn ?? t("noEnd")}
    </span>
  );
}
