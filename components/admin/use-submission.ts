"use client";

import { useState } from "react";
import type { ActionError, ActionResult } from "@/lib/auth/types";

export interface Submission {
  busy: boolean;
  error: ActionError | null;
  /** Runs an action; `onDone` only where it was not refused. */
  submit: <T>(run: () => Promise<ActionResult<T>>, onDone: (data: T) => void) => Promise<void>;
  forget: () => void;
}

/** One form's way to the server and back: busy meanwhile, and what it was refused for. */
export function useSubmission(): Submission {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  return {
    busy,
    error,
    forget: () => setError(null),
    async submit(run, onDone) {
      setBusy(true);
      const result = await run().catch(() => null);
      setBusy(false);
      if (!result?.ok) return setError(result?.error ?? { code: "unexpected", params: {}, fields: [] });
      setError(null);
      onDone(result.data);
    },
  };
}
