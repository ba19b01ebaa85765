import type { CalendarDate } from "@/lib/calendar/date";
import type { RobotKind } from "@/lib/db/generated/enums";

export type { RobotKind };

export const robotKinds = ["wecom", "dingtalk", "feishu"] as const satisfies RobotKind[];

/** What may be shown of a workspace's robot. */
export interface RobotState {
  kind: RobotKind;
  host: string;
  hasSecret: boolean;
  updatedOn: CalendarDate;
  updatedBy: string;
  /** Why the last message did not arrive; null where it did, or none was due. */
  lastError: string | null;
}

/** A robot as it is posted to. */
export interface RobotTarget {
  kind: RobotKind;
  address: string;
  secret: string | null;
}

export interface RobotRequest {
  url: string;
  body: string;
}
