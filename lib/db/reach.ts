/** Opens one plain connection, and says in one sentence what is wrong and what to do when that fails. */
import pg from "pg";

export class DatabaseProblem extends Error {
  override name = "DatabaseProblem";
}

const oldestServer = 15;

function detail(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: "", message: String(error) };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  // A host name with several addresses fails with one error that holds the others and has no text of its own.
  if (error instanceof AggregateError && error.errors.length > 0) return detail(error.errors[0]);
  return { code, message: error.message };
}

function sentence(error: unknown, url: URL): string {
  const { code, message } = detail(error);
  const place = `${url.hostname}:${url.port || 5432}`;
  const database = decodeURIComponent(url.pathname.slice(1));
  const user = decodeURIComponent(url.username);
  switch (code) {
    case "ECONNREFUSED":
      return `Nothing answers at ${place}. Start PostgreSQL there or correct DATABASE_URL.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The host ${url.hostname} of DATABASE_URL is not known. Correct its name.`;
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return `${place} cannot be reached. Check the network, the firewall and DATABASE_URL.`;
    case "28P01":
    case "28000":
      return `PostgreSQL at ${place} refused the user "${user}". Correct user or password in DATABASE_URL (${message}).`;
    case "3D000":
      return `There is no database "${database}" at ${place}. Create it (createdb ${database}) or correct DATABASE_URL.`;
    case "42501":
      return `The user "${user}" may not use the database "${database}". Grant it, or name another in DATABASE_URL.`;
    case "53300":
      return `PostgreSQL at ${place} has no connection left. Close some, or raise max_connections.`;
    case "57P03":
      return `PostgreSQL at ${place} is starting or stopping (${message}). Try again in a moment.`;
    default:
      return `The database at ${place} cannot be used: ${message || code}. Check DATABASE_URL.`;
  }
}

export async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new DatabaseProblem(sentence(error, new URL(databaseUrl)), { cause: error });
  }
  // A connection that is lost later shows in the query that needs it; without a listener it would end the process.
  client.on("error", () => undefined);
  const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
  const version = rows[0]?.server_version ?? "";
  if (Number.parseInt(version, 10) < oldestServer) {
    await client.end();
    throw new DatabaseProblem(
      `The database is PostgreSQL ${version}; Luoshi needs ${oldestServer} or newer. Upgrade it or name another in DATABASE_URL.`,
    );
  }
  return client;
}
