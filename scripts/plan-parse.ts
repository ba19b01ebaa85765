import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { ExtractError } from "@/lib/extract/errors";
import { extractDocument } from "@/lib/extract/extract";
import { parsePlan } from "@/lib/parser/parse";

const HELP = `Usage: npm run --silent plan:parse -- FILE

Reads a plan document (txt, md, html, docx, pdf …) and prints what the reader takes out of it as one
JSON object on standard output. Needs no database and no server.

Exit status: 0 the file was read (a document that is no plan gives no tasks and the warning
"not-a-plan"); 2 the file cannot be read, with one sentence on standard error.
`;

/** Prints the reading of one file; returns the exit status. */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(HELP);
    return 0;
  }
  const [file, ...more] = args;
  if (file === undefined || more.length > 0) {
    process.stderr.write("Name exactly one file; --help says more.\n");
    return 2;
  }
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    process.stderr.write(`${file}: the file cannot be opened (${code}).\n`);
    return 2;
  }
  try {
    const { document, ...extracted } = await extractDocument(bytes, basename(file));
    const plan = parsePlan(document, { fileName: basename(file), ...extracted });
    await written(`${JSON.stringify(plan)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    process.stderr.write(`${file}: ${error.message}\n`);
    return 2;
  }
}

/** Waits until a pipe has taken all of the text: a long plan is more than its buffer holds. */
function written(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error == null ? resolve() : reject(error)));
  });
}

process.exitCode = await main(process.argv.slice(2));
