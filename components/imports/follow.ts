import type { ImportProgress } from "@/lib/imports/types";

const pauseMs = 200;
const pauseAfterFaultMs = 1500;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export function isBeingRead({ status }: ImportProgress): boolean {
  return status === "uploaded" || status === "reading";
}

/** Asks where imports stand until all of them are read, or `signal` ends it. A server that is away is asked again. */
export async function followImports(
  ids: readonly string[],
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  let open = [...ids];
  while (open.length > 0 && !signal.aborted) {
    const answer = await fetch(`/api/imports?ids=${open.join(",")}`, { signal }).catch(() => null);
    if (signal.aborted) return;
    if (!answer?.ok) {
      // Signed out, or no longer allowed: the page itself says so at the next step.
      if (answer && answer.status < 500) return;
      await pause(pauseAfterFaultMs);
      continue;
    }
    const told = (await answer.json()) as ImportProgress[];
    for (const one of told) onProgress(one);
    open = told.filter(isBeingRead).map(({ id }) => id);
    if (open.length > 0) await pause(pauseMs);
  }
}
