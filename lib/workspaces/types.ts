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
}

/** Offered for choice; any other that the server knows may stand in the database already. */
export const commonTimeZones = [
  "Asia/Shanghai",
  "Asia/Urumqi",
  "Asia/Hong_Kong",
  "Asia/Macau",
  "UTC",
] as const;
