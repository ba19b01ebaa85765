"use client";

import { useState } from "react";
import { useRunning } from "@/components/ui/use-running";
import type { ActionError, ActionResult } from "@/lib/auth/types";

export interface Submission {
  busy: boolean;
  error: ActionError | null;
  /** Runs an action; `onDone` only where it was not refused. */
  submit: <T>(call: () => Promise<ActionResult<T>>, onDone: (data: T) => void) => Promise<void>;
  forget: () => void;
}

/** One form's way to the server and back: busy meanwhile, and what it was refused for. */
export function useSubmission(): Submission {
  const { busy, run } = useRunning();
  const [error, setError] = useState<ActionError | null>(null);
  return {
    busy,
    error,
    forget: () => setError(null),
    async submit(call, onDone) {
      const result = await run(call).catch(() => null);
      if (!result?.ok) return setError(result?.error ?? { code: "unexpected", params: {}, fields: [] });
      setError(null);
      onDone(result.data);
    },
  };
}
