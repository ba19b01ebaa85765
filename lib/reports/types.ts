import type { PeriodReporters, ReportStatus } from "@/lib/db/generated/enums";

export type { PeriodReporters, ReportStatus };

/** What an officer writes. */
export interface ReportContent {
  text: string;
  percent: number;
  isBlocked: boolean;
  problems: string;
  nextSteps: string;
}
