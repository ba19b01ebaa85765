import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** What of the library a browser may ask for, and as what it is sent. */
const kinds: Readonly<Record<string, { name: RegExp; type: string }>> = {
  cmaps: { name: /^[\w-]+\.bcmap$/, type: "application/octet-stream" },
  standard_fonts: { name: /^[\w-]+\.(pfb|ttf)$/, type: "application/octet-stream" },
  wasm: { name: /^[\w-]+\.wasm$/, type: "application/wasm" },
};

/** A file that the PDF library reads beside its code: character maps, fonts, decoders. Null for any other. */
export async function libraryPart(
  folder: string,
  file: string,
): Promise<{ bytes: Uint8Array; type: string } | null> {
  const kind = Object.hasOwn(kinds, folder) ? kinds[folder] : undefined;
  if (!kind?.name.test(file)) return null;
  const home = join(/* turbopackIgnore: true */ process.cwd(), "node_modules", "pdfjs-dist");
  try {
    return { bytes: await readFile(join(/* turbopackIgnore: true */ home, folder, file)), type: kind.type };
  } catch {
    return null;
  }
}
