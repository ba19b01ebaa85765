/** Runs once when the server begins. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { endUnlessConfigured } = await import("@/lib/env-check");
    endUnlessConfigured();
    const { requireDatabaseUrl } = await import("@/lib/env");
    const { keepWorking } = await import("@/lib/jobs/workers");
    // Beside the server, not before it: pages are served also while the queues cannot be opened.
    void keepWorking({ url: requireDatabaseUrl(), warn: console.warn });
  }
}
