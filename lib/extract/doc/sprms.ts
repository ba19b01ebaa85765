import type { Bytes } from "@/lib/extract/bytes";

/** One change of a setting: its code, and where its operand stands. */
export interface Sprm {
  code: number;
  at: number;
  length: number;
}

const TABLE_DEFINITION = 0xd608;
const TAB_STOPS = 0xc615;
/** Operand lengths by the three highest bits of the code; 0 stands for "the first byte says". */
const operandLengths = [1, 1, 2, 4, 2, 2, 0, 3] as const;

/** Lists the changes in a run of them; a run that is cut off ends early. */
export function readSprms(list: Bytes): Sprm[] {
  const sprms: Sprm[] = [];
  let at = 0;
  while (at + 3 <= list.length) {
    const code = list.u16(at);
    let start = at + 2;
    let length: number = operandLengths[code >> 13] ?? 1;
    if (code === TABLE_DEFINITION) {
      if (start + 2 > list.length) break;
      length = list.u16(start) - 1;
      start += 2;
    } else if (length === 0) {
      length = list.u8(start);
      start += 1;
      // Long lists of tab stops say 255; they are the last that matters here.
      if (code === TAB_STOPS && length === 255) break;
    }
    if (length < 0 || start + length > list.length) break;
    sprms.push({ code, at: start, length });
    at = start + length;
  }
  return sprms;
}
