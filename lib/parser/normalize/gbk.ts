/** The double-byte characters of GBK both ways; a pair is `lead * 256 + trail`. */
export interface GbkTable {
  toPair: Map<string, number>;
  toCharacter: Map<number, string>;
}

let table: GbkTable | null = null;

/**
 * The GBK table, made on first use from the decoder that the language's host brings along (the WHATWG Encoding
 * standard). Pairs of the user-defined zones stand for no character and are left out.
 */
export function gbkTable(): GbkTable {
  if (table !== null) return table;
  const decoder = new TextDecoder("gbk");
  const toPair = new Map<string, number>();
  const toCharacter = new Map<number, string>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(new Uint8Array([lead, trail]));
      if (character.length !== 1 || /[\ue000-\uf8ff\ufffd]/.test(character)) continue;
      toPair.set(character, lead * 256 + trail);
      toCharacter.set(lead * 256 + trail, character);
    }
  }
  table = { toPair, toCharacter };
  return table;
}
