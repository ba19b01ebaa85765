"use client";

import { useCallback, useState } from "react";

/** What has been folded, and a way to fold something or open it again. */
export function useFolded<T>(): [ReadonlySet<T>, (one: T) => void] {
  const [folded, setFolded] = useState<ReadonlySet<T>>(new Set());
  const fold = useCallback((one: T) => {
    setFolded((before) => {
      const next = new Set(before);
      if (!next.delete(one)) next.add(one);
      return next;
    });
  }, []);
  return [folded, fold];
}
