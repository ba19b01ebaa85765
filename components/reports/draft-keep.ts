import { type DraftContent, draftFields } from "@/lib/reports/view";

interface Kept {
  content: DraftContent;
  /** The version that was being written over. */
  version: number;
}

/** Where text stays that the server does not have yet. */
export interface Keep {
  read: (key: string) => Kept | null;
  write: (key: string, kept: Kept) => void;
  forget: (key: string) => void;
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== "object" || value === null || !("content" in value) || !("version" in value))
    return false;
  const { content } = value;
  return (
    typeof value.version === "number" &&
    typeof content === "object" &&
    content !== null &&
    draftFields.every(
      (field) =>
        typeof Object.getOwnPropertyDescriptor(content, field)?.value ===
        (field === "isBlocked" ? "boolean" : "string"),
    )
  );
}

/** The browser's own store, apart for each user of this computer. Without it (private mode, full disk) nothing is kept. */
export function browserKeep(userId: string): Keep {
  const name = (key: string) => `luoshi.report.${userId}.${key}`;
  return {
    read: (key) => {
      try {
        const value: unknown = JSON.parse(localStorage.getItem(name(key)) ?? "null");
        return isKept(value) ? value : null;
      } catch {
        return null;
      }
    },
    write: (key, kept) => {
      try {
        localStorage.setItem(name(key), JSON.stringify(kept));
      } catch {
        // The text is still on screen, and the page warns before it is closed.
      }
    },
    forget: (key) => {
      try {
        localStorage.removeItem(name(key));
      } catch {
        // What could not be kept need not be forgotten.
      }
    },
  };
}
