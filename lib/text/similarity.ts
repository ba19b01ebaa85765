/** Length of the word pieces that two passages are compared by: long enough to be rare in one document. */
const SHINGLE = 6;

/** Only every third piece of a passage is kept: any repetition of some length still meets enough of them. */
const STRIDE = 3;

/** All pieces of `SHINGLE` characters of a text, or the text itself where it is shorter. */
function shingles(text: string): string[] {
  if (text.length <= SHINGLE) return text.length > 0 ? [text] : [];
  const pieces: string[] = [];
  for (let i = 0; i + SHINGLE <= text.length; i++) pieces.push(text.slice(i, i + SHINGLE));
  return pieces;
}

/**
 * Finds passages that repeat another passage of the same document, in time linear in the text.
 * `add` registers a passage under a key, `best` returns the key that shares most pieces and the share of the query's
 * pieces found there (0–1), or null.
 */
export class PassageIndex {
  private readonly owners = new Map<string, number[]>();

  add(key: number, text: string): void {
    for (let at = 0; at === 0 || at + SHINGLE <= text.length; at += STRIDE) {
      const piece = text.slice(at, at + SHINGLE);
      const keys = this.owners.get(piece);
      if (keys === undefined) this.owners.set(piece, [key]);
      // A piece that stands in many passages tells none of them apart.
      else if (keys.length < 8 && keys.at(-1) !== key) keys.push(key);
    }
  }

  best(text: string): { key: number; share: number } | null {
    const pieces = shingles(text);
    const votes = new Map<number, number>();
    for (const piece of pieces) {
      for (const key of this.owners.get(piece) ?? []) votes.set(key, (votes.get(key) ?? 0) + 1);
    }
    let winner: { key: number; share: number } | null = null;
    for (const [key, count] of votes) {
      const share = Math.min(1, (count * STRIDE) / pieces.length);
      if (winner === null || share > winner.share) winner = { key, share };
    }
    return winner;
  }
}

/**
 * How much of two texts is the same, from 0 to 1, by pairs of neighbouring characters; spaces, marks and width of
 * letters do not count. Texts with other figures in them say something else: they resemble each other not at all.
 */
export function resemblance(a: string, b: string): number {
  const [first, second] = [plain(a), plain(b)];
  if (first === second) return first === "" ? 0 : 1;
  if (figures(first) !== figures(second)) return 0;
  const pairs = new Map<string, number>();
  for (const pair of pairsOf(first)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of pairsOf(second)) {
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    pairs.set(pair, left - 1);
    shared += 1;
  }
  const total = Math.max(0, first.length - 1) + Math.max(0, second.length - 1);
  return total === 0 ? 0 : (2 * shared) / total;
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function figures(text: string): string {
  return (text.match(/\p{N}+/gu) ?? []).sort().join(" ");
}

function* pairsOf(text: string): Generator<string> {
  for (let at = 0; at + 2 <= text.length; at++) yield text.slice(at, at + 2);
}
