/** Runs once when the server begins. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { endUnlessConfigured } = await import("@/lib/env-check");
    endUnlessConfigured();
    const { env, requireDatabaseUrl } = await import("@/lib/env");
    const { keepWorking } = await import("@/lib/jobs/workers");
    const { smtp, url, robotHosts, keepDays } = env();
    // Beside the server, not before it: pages are served also while the queues cannot be opened.
    void keepWorking({
      url: requireDatabaseUrl(),
      mail: smtp && { smtp, url },
      robots: { url, robotHosts },
      keepDays,
      warn: console.warn,
    });
  }
}
