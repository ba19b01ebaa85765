import { describe, expect, it } from "vitest";
import { fuzzOnce } from "@/tests/setup/documents/fuzz";

/** `npm run test:soak` goes through thousands. */
const seeds = Array.from({ length: 100 }, (_, index) => index + 1);

describe("damaged documents of every format", () => {
  it("are read or refused, and what is read is accounted for", async () => {
    for (const seed of seeds) expect([seed, (await fuzzOnce(seed)).faults]).toEqual([seed, []]);
  }, 60_000);
});
