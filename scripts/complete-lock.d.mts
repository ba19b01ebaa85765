export interface LockEntry {
  version?: string;
  dev?: boolean;
  optionalDependencies?: Record<string, string>;
}
export function completed<T extends { packages: Record<string, LockEntry> }>(lock: T): T;
