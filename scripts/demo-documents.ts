import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { renderDemoDocuments } from "@/prisma/demo/documents";

/** The year in which the committed Word document is dated. */
const COMMITTED_YEAR = 2026;

const help = `Writes the demo plan documents, dated around a year.

  npx tsx scripts/demo-documents.ts [--year ${COMMITTED_YEAR}] [--to FOLDER]

Without --to only the Word document is written, in its place beside its source.`;

const { values } = parseArgs({
  options: { year: { type: "string" }, to: { type: "string" }, help: { type: "boolean" } },
});
if (values.help === true) {
  console.log(help);
} else {
  const year = Number(values.year ?? COMMITTED_YEAR);
  const folder = values.to ?? join("prisma", "demo", "documents");
  for (const { fileName, bytes } of renderDemoDocuments({ year })) {
    if (values.to === undefined && !fileName.endsWith(".docx")) continue;
    writeFileSync(join(folder, fileName), bytes);
    console.log(join(folder, fileName));
  }
}
