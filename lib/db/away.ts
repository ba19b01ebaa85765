/** Prisma's own codes, those of the system, and the classes of PostgreSQL's for a connection that is gone or not given. */
const away = /^(?:P1001|P1002|P1008|P1017|P2024|P2028|ECONN\w+|EPIPE|ETIMEDOUT|57P0[1-5]|08\w{3}|53300)$/;
/** What the driver calls the same. */
const kinds = ["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/**
 * Whether the database was not there to answer, be it away, restarting or out of connections, rather than having refused
 * what it was asked. The reason may stand several causes deep.
 */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!isObject(error) || depth > 5) return false;
  const { code, originalCode, kind, message, meta, cause, driverAdapterError } = error;
  if ([code, originalCode].some((one) => typeof one === "string" && away.test(one))) return true;
  if (kinds.some((one) => one === kind)) return true;
  if (
    typeof message === "string" &&
    /^(?:Connection terminated|Server has closed|Client has encountered a connection error)/.test(message)
  )
    return true;
  return [meta, driverAdapterError, cause].some((one) => isDatabaseAway(one, depth + 1));
}
