import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { ExtractError } from "@/lib/extract/errors";
import { limits } from "@/lib/extract/limits";
import { asMatrix, type Glyphs, type Matrix, mapped, type PageContent } from "@/lib/extract/pdf/geometry";
import { readRules } from "@/lib/extract/pdf/rules";
import type { OnPage } from "@/lib/extract/types";

/** Reads what stands on each page of a PDF. Throws ExtractError where it is protected, damaged or too long. */
export async function readPages(bytes: Uint8Array, onPage?: OnPage): Promise<PageContent[]> {
  const library = await loadLibrary();
  const home = join(process.cwd(), "node_modules", "pdfjs-dist");
  const task = library.getDocument({
    // The library takes the buffer over, so it gets a copy.
    data: Uint8Array.from(bytes),
    // Old Chinese documents name character maps that are not in the file.
    cMapUrl: join(home, "cmaps") + sep,
    cMapPacked: true,
    standardFontDataUrl: join(home, "standard_fonts") + sep,
    // Pictures carry no text; the smallest limit leaves them unread.
    maxImageSize: 1,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: library.VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    if (document.numPages > limits.pages) {
      throw new ExtractError("too-large", "The document has too many pages.", {
        limit: limits.pages,
        actual: document.numPages,
      });
    }
    const pages: PageContent[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      pages.push(await readPage(page, library.OPS));
      page.cleanup();
      onPage?.(number, document.numPages);
    }
    return pages;
  } catch (error) {
    throw asExtractError(error);
  } finally {
    await task.destroy();
  }
}

/** Loaded when the first PDF comes: the library is as large as all the rest of the reader. */
async function loadLibrary() {
  // It asks Node for its parts in a way that came with 20.16.
  process.getBuiltinModule ??= createRequire(
    join(process.cwd(), "package.json"),
  ) as typeof process.getBuiltinModule;
  // Where the library finds its worker's code at hand it runs it here, and looks for no file beside itself.
  Object.assign(globalThis, { pdfjsWorker: await untouched("pdf.worker.min.mjs") });
  return (await untouched("pdf.min.mjs")) as Library;
}

type Library = typeof import("pdfjs-dist/legacy/build/pdf.mjs");

/**
 * Loads a file of the library as it is. The loader that lets Node run these sources would rewrite it and read its maps,
 * which takes seconds and hundreds of megabytes; it leaves alone what another namespace asks for. No bundler is to look.
 */
function untouched(file: string): Promise<unknown> {
  const url = pathToFileURL(join(process.cwd(), "node_modules", "pdfjs-dist", "legacy", "build", file));
  url.searchParams.set("tsx-namespace", "as-is");
  return import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ url.href);
}

interface Page {
  getViewport(options: { scale: number }): { width: number; height: number; transform: unknown };
  getTextContent(): Promise<{ items: unknown[] }>;
  getOperatorList(): Promise<{ fnArray: number[]; argsArray: unknown[] }>;
}

async function readPage(page: Page, codes: Readonly<Record<string, number>>): Promise<PageContent> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const upright = asMatrix(transform) ?? [1, 0, 0, -1, 0, height];
  const { items } = await page.getTextContent();
  const glyphs = items.flatMap((item) => readGlyphs(item, upright));
  // Without text there is no table either, and what is left may be costly: a scan.
  const rules = glyphs.length === 0 ? [] : readRules(await page.getOperatorList(), codes, upright);
  return { width, height, glyphs, rules };
}

function readGlyphs(item: unknown, upright: Matrix): Glyphs[] {
  if (typeof item !== "object" || item === null || !("str" in item) || !("transform" in item)) return [];
  const matrix = asMatrix(item.transform);
  const text = String(item.str);
  if (matrix === null || text.trim() === "") return [];
  const length = "width" in item ? Number(item.width) : 0;
  const scale = Math.hypot(matrix[0], matrix[1]) || 1;
  const [left, baseline] = mapped(upright, matrix[4], matrix[5]);
  const [right, end] = mapped(
    upright,
    matrix[4] + (matrix[0] / scale) * length,
    matrix[5] + (matrix[1] / scale) * length,
  );
  // Text that runs up the page is a stamp or a note in the margin.
  if (Math.abs(end - baseline) > Math.abs(right - left) || right < left) return [];
  const size = Math.hypot(matrix[2], matrix[3]) || 10;
  return [{ text, left, right, baseline, size }];
}

function asExtractError(error: unknown): ExtractError {
  if (error instanceof ExtractError) return error;
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") {
    return new ExtractError("encrypted", "The document is protected with a password.", {}, error);
  }
  return new ExtractError("broken-document", "The PDF is damaged or cut off.", {}, error);
}
