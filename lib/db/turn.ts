import { connect } from "./reach";

/**
 * Does work that only one process of all that share the database may do at a time; the others wait for their turn.
 * The turn ends with the connection, also when the process dies.
 */
export async function inTurn<T>(url: string, name: string, work: () => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [name]);
    return await work();
  } finally {
    await client.end();
  }
}
