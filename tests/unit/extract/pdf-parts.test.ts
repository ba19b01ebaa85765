import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { libraryPart } from "@/lib/extract/pdf/parts";

const home = join("node_modules", "pdfjs-dist");

describe("the parts of the PDF library that a browser may ask for", () => {
  it("are its character maps, fonts and decoders", async () => {
    for (const [folder, ends] of [
      ["cmaps", /\.bcmap$/],
      ["standard_fonts", /\.(pfb|ttf)$/],
      ["wasm", /\.wasm$/],
    ] as const) {
      const files = readdirSync(join(home, folder)).filter((file) => ends.test(file));
      expect(files.length).toBeGreaterThan(1);
      for (const file of files)
        expect((await libraryPart(folder, file))?.bytes.length, file).toBeGreaterThan(0);
    }
    expect((await libraryPart("wasm", "openjpeg.wasm"))?.type).toBe("application/wasm");
  });

  it("are nothing else, whatever is asked for", async () => {
    for (const [folder, file] of [
      ["cmaps", "LICENSE"],
      ["cmaps", "../package.json"],
      ["cmaps", "..\\package.json"],
      ["cmaps", "nowhere.bcmap"],
      ["..", "package.json"],
      ["build", "pdf.mjs"],
      ["wasm", "openjpeg_nowasm_fallback.js"],
      ["constructor", "name"],
      ["", ""],
    ] as const) {
      expect(await libraryPart(folder, file), `${folder}/${file}`).toBeNull();
    }
  });
});
