import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { bareWords } from "@/lib/text/fold";

export type { PDFPageProxy };

type Library = typeof import("pdfjs-dist/legacy/build/pdf.mjs");

/** The words of a page, in the pieces in which they stand in it. */
interface PageWords {
  pieces: readonly string[];
  /** How far down the page each of them stands: 0 at its top, 1 at its bottom. */
  heights: readonly number[];
}

export interface OpenPdf {
  library: Library;
  pages: readonly PDFPageProxy[];
  words: () => Promise<readonly PageWords[]>;
  close: () => void;
}

/** Opens a PDF beside the page, in a worker. Nothing in it is run, and nothing outside of it is asked for. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const library = await import("pdfjs-dist/legacy/build/pdf.mjs");
  library.GlobalWorkerOptions.workerSrc ||= new URL(
    "pdfjs-dist/legacy/build/pdf.worker.min.mjs",
    import.meta.url,
  ).toString();
  const parts = new URL(`/api/pdf-parts/${library.version}/`, location.href).href;
  const task = library.getDocument({
    // The library takes the buffer over.
    data: bytes.slice(),
    // Chinese documents name character maps and fonts that are not in the file.
    cMapUrl: `${parts}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${parts}standard_fonts/`,
    wasmUrl: `${parts}wasm/`,
    isEvalSupported: false,
    enableXfa: false,
    verbosity: library.VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    const pages = await Promise.all(
      Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)),
    );
    return { library, pages, words: once(() => wordsOf(document)), close: () => void task.destroy() };
  } catch (error) {
    void task.destroy();
    throw error;
  }
}

async function wordsOf(document: PDFDocumentProxy): Promise<PageWords[]> {
  const words: PageWords[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { height, transform } = page.getViewport({ scale: 1 });
    const items = (await page.getTextContent()).items.filter((item) => "str" in item);
    const [, across = 0, , up = 0, , foot = 0] = transform as number[];
    words.push({
      pieces: items.map(({ str }) => bareWords(str)),
      heights: items.map(({ transform: [, , , , x = 0, y = 0] }) => (across * x + up * y + foot) / height),
    });
  }
  return words;
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
