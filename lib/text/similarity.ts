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
