/** Runs once when the server begins: a wrong setting ends it with a sentence instead of failing at the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { EnvironmentError, requireDatabaseUrl } = await import("@/lib/env");
  try {
    requireDatabaseUrl();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
