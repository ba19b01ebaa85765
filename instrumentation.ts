/** Runs once when the server begins. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { endUnlessConfigured } = await import("@/lib/env-check");
    endUnlessConfigured();
  }
}
