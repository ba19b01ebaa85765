import { EnvironmentError, requireDatabaseUrl } from "./env";

/** A wrong setting ends the server with a sentence instead of failing at the first request. */
export function endUnlessConfigured(): void {
  try {
    requireDatabaseUrl();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
