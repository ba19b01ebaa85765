"use client";

import { useEffect, useRef, useTransition } from "react";

export interface Running {
  /** From the call until the page shows what came of it. */
  busy: boolean;
  /**
   * Calls the server; settles as the call does, but not before the page that it brought is in sight. A dialog that is
   * closed then and opened again at once holds what is in force, not what was.
   */
  run: <T>(call: () => Promise<T>) => Promise<T>;
}

export function useRunning(): Running {
  const [busy, start] = useTransition();
  const answers = useRef<(() => void)[]>([]);
  useEffect(() => {
    if (!busy) tell(answers.current);
  });
  useEffect(() => {
    const waiting = answers.current;
    // The page may come without what called.
    return () => tell(waiting);
  }, []);

  const run = <T>(call: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      start(async () => {
        await call().then(
          (value) => answers.current.push(() => resolve(value)),
          (reason) => answers.current.push(() => reject(reason)),
        );
      });
    });
  return { busy, run };
}

function tell(answers: (() => void)[]): void {
  for (const answer of answers.splice(0)) answer();
}
