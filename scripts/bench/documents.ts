/** Plans written to be read by `npm run bench:parse`, with what reading each may cost. */
import { longPlan } from "@/tests/setup/documents/long-plan";
import { typeset } from "@/tests/setup/documents/pages";
import { asNumberedWord, planBlocks } from "@/tests/setup/documents/plan-files";
import { planLines } from "@/tests/setup/documents/plan-lines";
import { pdfFile } from "@/tests/unit/extract/fixtures/pdf-file";

const KB = 1_000;
const MB = 1_000 * KB;
const textSizes = [10 * KB, 100 * KB, MB, 5 * MB, 20 * MB];
/** Of 24 lines of 27 characters, the last ones of paragraphs half full. */
const pages = 100;

interface Goal {
  /** Bytes of text in a second, at the least. */
  speed?: number;
  /** Seconds for a reading, at the most. */
  seconds?: number;
}

export interface Sample {
  name: string;
  fileName: string;
  bytes: Uint8Array;
  goal: Goal;
}

/** Bytes of UTF-8 are three to a Chinese character. */
const textOf = (bytes: number) =>
  Buffer.from(
    planLines(longPlan(bytes / 2.8))
      .map(({ label, words }) => `${label}${words}`)
      .join("\n"),
  );

export function samples(): Sample[] {
  const texts = textSizes.map((size): Sample => {
    const name = size < MB ? `text, ${size / KB} KB` : `text, ${size / MB} MB`;
    return { name, fileName: "plan.txt", bytes: textOf(size), goal: { speed: 5 * MB } };
  });
  const lines = planLines(longPlan(pages * 800));
  const share = Math.min(1, pages / typeset(planBlocks(lines)).length);
  const hundred = lines.slice(0, Math.floor(lines.length * share));
  const printed = typeset(planBlocks(hundred));
  return [
    ...texts,
    {
      name: `Word, ${pages} pages`,
      fileName: "plan.docx",
      bytes: asNumberedWord(hundred),
      goal: { seconds: 1.5 },
    },
    {
      name: `PDF, ${printed.length} pages`,
      fileName: "plan.pdf",
      bytes: pdfFile(printed),
      goal: { seconds: 5 },
    },
  ];
}
