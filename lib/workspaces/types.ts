/** What an administrator settles for the whole workspace. */
export interface WorkspaceSettings {
  name: string;
  timeZone: string;
  /** Whether a report needs the department head's signature before it is reviewed. */
  signOffRequired: boolean;
  /** Whether a claim of completion must come with evidence. */
  evidenceRequired: boolean;
  /** Whether the workspaces above this one may read it. */
  allowsOversight: boolean;
  /** Days for which messages and mails are kept; null: as the server is set. */
  keepMessagesDays: number | null;
  /** Days for which drafts are kept whose period has closed, since they were last changed. */
  keepDraftsDays: number;
  /** Days for which documents are kept whose import was discarded. */
  keepDiscardedDays: number;
}

/** How long may be kept: the database holds the same bounds. */
export const keepBounds = {
  keepMessagesDays: { min: 30, max: 3650 },
  keepDraftsDays: { min: 90, max: 3650 },
  keepDiscardedDays: { min: 7, max: 3650 },
} as const;

/** Offered for choice; any other that the server knows may stand in the database already. */
export const commonTimeZones = [
  "Asia/Shanghai",
  "Asia/Urumqi",
  "Asia/Hong_Kong",
  "Asia/Macau",
  "UTC",
] as const;
