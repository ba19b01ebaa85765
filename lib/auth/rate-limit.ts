/** Requests that one key may make at once, and per second after that. */
const burst = 120;
const perSecond = 4;
/** Full buckets say nothing and are dropped when the table has grown this large. */
const tableSize = 10_000;

interface Bucket {
  tokens: number;
  at: number;
}

const buckets = new Map<string, Bucket>();

function refilled(bucket: Bucket | undefined, now: number): number {
  return bucket ? Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond) : burst;
}

/** Takes one token of the key's bucket; false when there is none left. */
export function takeToken(key: string, now: number): boolean {
  if (buckets.size > tableSize) {
    for (const [other, bucket] of buckets) if (refilled(bucket, now) >= burst) buckets.delete(other);
  }
  const tokens = refilled(buckets.get(key), now);
  buckets.set(key, { tokens: Math.max(0, tokens - 1), at: now });
  return tokens >= 1;
}
