/** Together below the time for which what was taken is kept from other servers. */
const pausesMs = [250, 1_000, 4_000, 15_000, 40_000];

/**
 * For noting what cannot be undone: a mail that has gone out must not go out again because the database was restarted
 * at that moment. Tries until it works, for about a minute; the last fault is thrown.
 */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (const pause of pausesMs) {
    try {
      return await work();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return work();
}
