import { Bytes } from "@/lib/extract/bytes";
import { readSprms } from "@/lib/extract/doc/sprms";
import type { WordFile } from "@/lib/extract/doc/text";

/** Settings that hold for a stretch of the main stream. */
export interface Run {
  from: number;
  to: number;
  /** The changes of settings, without the style. */
  list: Bytes;
  /** The style that a paragraph names; 0 for runs of characters. */
  style: number;
}

const PAGE = 512;
const PARAGRAPHS = 13;
const CHARACTERS = 12;
const PARAGRAPH_ENTRY = 13;
const DELETED = 0x0800;
const HIDDEN = 0x083c;

const nothing = new Bytes(new Uint8Array());

/** The settings of all paragraphs, in the order of the stream. */
export function readParagraphRuns(file: WordFile): Run[] {
  return readPages(file, PARAGRAPHS, PARAGRAPH_ENTRY, (page, offset) => {
    if (offset === 0) return { list: nothing, style: 0 };
    const short = page.u8(offset);
    const start = short === 0 ? offset + 2 : offset + 1;
    const length = short === 0 ? page.u8(offset + 1) * 2 : short * 2 - 1;
    const kept = Math.min(length, PAGE - start);
    if (kept < 2) return { list: nothing, style: 0 };
    return { list: page.part(start + 2, kept - 2), style: page.u16(start) };
  });
}

/** The stretches of characters that are not printed: hidden, or deleted in a revision. */
export function readLeftOut(file: WordFile): Run[] {
  return readPages(file, CHARACTERS, 1, (page, offset) => {
    if (offset === 0) return { list: nothing, style: 0 };
    return { list: page.part(offset + 1, Math.min(page.u8(offset), PAGE - offset - 1)), style: 0 };
  }).filter(({ list }) =>
    readSprms(list).some(({ code, at }) => (code === DELETED || code === HIDDEN) && list.u8(at) === 1),
  );
}

function readPages(
  file: WordFile,
  index: number,
  entry: number,
  read: (page: Bytes, offset: number) => { list: Bytes; style: number },
): Run[] {
  const { at, length } = file.structure(index);
  const pages = file.tables.part(at, length);
  const count = Math.floor((length - 4) / 8);
  const runs: Run[] = [];
  for (let number = 0; number < count; number++) {
    const start = (pages.u32((count + 1) * 4 + number * 4) & 0x3fffff) * PAGE;
    const page = file.main.part(start, PAGE);
    const entries = page.u8(PAGE - 1);
    if ((entries + 1) * 4 + entries * entry > PAGE) continue;
    for (let run = 0; run < entries; run++) {
      const offset = page.u8((entries + 1) * 4 + run * entry) * 2;
      runs.push({ from: page.u32(run * 4), to: page.u32(run * 4 + 4), ...read(page, offset) });
    }
  }
  return runs.sort((a, b) => a.from - b.from);
}

/** The run in which a place of the stream lies. */
export function runAt(runs: readonly Run[], place: number): Run | undefined {
  let [low, high] = [0, runs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run === undefined) return undefined;
    if (place < run.from) high = middle - 1;
    else if (place >= run.to) low = middle + 1;
    else return run;
  }
  return undefined;
}
