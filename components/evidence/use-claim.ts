"use client";

import { useEffect, useState } from "react";
import { readClaimNeeds } from "@/lib/evidence/actions";
import type { ClaimNeeds } from "@/lib/evidence/types";
import { isEvidenced } from "@/lib/evidence/view";
import { type EvidenceShelf, useEvidence } from "./use-evidence";

export interface Claim {
  /** Null until the server has said. */
  needs: ClaimNeeds | null;
  shelf: EvidenceShelf;
  /** It comes with what the workspace asks for, as far as this page knows; the server asks again. */
  isReady: boolean;
}

/** What a claim of completion on a task comes with; asked for when its dialog opens. `taskId` is null for other steps. */
export function useClaim(taskId: string | null): Claim {
  const [needs, setNeeds] = useState<ClaimNeeds | null>(null);
  useEffect(() => {
    if (taskId === null) return;
    let left = false;
    readClaimNeeds({ taskId })
      .then((answer) => {
        if (!left && answer.ok) setNeeds(answer.data);
      })
      // Without an answer the claim is sent as it is, and refused in words if it lacks something.
      .catch(() => undefined);
    return () => {
      left = true;
    };
  }, [taskId]);
  const place = { assignmentId: needs?.assignmentId ?? "", periodId: null };
  const shelf = useEvidence(place, needs?.own ?? [], needs !== null);
  const files = shelf.files.length + (needs?.reported ?? 0);
  const isReady =
    needs === null || (isEvidenced({ required: needs.required, files }) && shelf.uploading.length === 0);
  return { needs, shelf, isReady };
}
