import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeDocx } from "@/prisma/demo/documents/docx-writer";

/** A demo document as a user would upload it. */
export interface DemoDocument {
  fileName: string;
  bytes: Uint8Array;
}

/** What a day must say of itself: its year. */
interface DayOfYear {
  year: number;
}

const sources: ReadonlyArray<{ source: string; fileName: string }> = [
  { source: "quality-city.source.txt", fileName: "quality-city.txt" },
  { source: "equipment-renewal.source.txt", fileName: "equipment-renewal.html" },
  { source: "services-upgrade.source.txt", fileName: "services-upgrade.docx" },
];

/**
 * The three plan documents of the fictional city 滨江市 (txt, html, docx), dated so that each plan runs from the year
 * before today's to the year after it. The same year gives the same bytes. Reads the templates beside this file.
 */
export function renderDemoDocuments(today: DayOfYear): DemoDocument[] {
  return sources.map(({ source, fileName }) => {
    const path = join(process.cwd(), "prisma", "demo", "documents", source);
    const text = withYears(readFileSync(path, "utf8"), today.year);
    const bytes = fileName.endsWith(".docx") ? writeDocx(text) : new TextEncoder().encode(text);
    return { fileName, bytes };
  });
}

/** Fills in the years: `{{Y}}` is the given one, `{{Y-1}}` the one before. */
function withYears(template: string, year: number): string {
  return template.replace(/\{\{Y([+-]\d)?\}\}/g, (_, shift: string | undefined) =>
    String(year + Number(shift ?? 0)),
  );
}
