"use client";

import { lazy, Suspense } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { ImportProgress } from "@/lib/imports/types";

const ReadingProgress = lazy(() =>
  import("./reading-progress").then((module) => ({ default: module.ReadingProgress })),
);

/** A document that is not read yet, or could not be. Fetched by itself: most visits go to the desk and never see it. */
export function UnreadImport({ progress }: { progress: ImportProgress }) {
  return (
    <Suspense fallback={<Skeleton className="m-5 h-60" />}>
      <ReadingProgress progress={progress} />
    </Suspense>
  );
}
