/** A spreadsheet program that opens a file, lets somebody write into it, and saves it: LibreOffice, without its window. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ensureOffice } from "@/scripts/steps/office";

const run = promisify(execFile);

/** Names of the program's own for the forms in which it saves. */
const filters = {
  xlsx: "Calc MS Excel 2007 XML",
  ods: "calc8",
  csv: "Text - txt - csv (StarCalc)",
} as const;
/** Commas, quotes, UTF-8. */
const csvOptions = "44,34,76,1";

type Form = keyof typeof filters;

/** Words of its macro language for a text; a line ends as Alt + Enter ends it. */
export function basicText(words: string): string {
  return words
    .split("\n")
    .map((line) => `"${line.replaceAll('"', '""')}"`)
    .join(" & Chr(10) & ");
}

export class Calc {
  private readonly folder = mkdtempSync(join(tmpdir(), "luoshi-calc-"));
  private program = "";

  /** Its first start makes the profile into which macros are written. */
  async start(): Promise<void> {
    this.program = await ensureOffice();
    await this.run("--terminate_after_init");
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Opens a file, does to its first sheet (`sheet`) what the statements say, and saves it in another form or the same. */
  async edit(
    bytes: Uint8Array,
    from: Form,
    to: Form,
    statements: readonly string[] = [],
  ): Promise<Uint8Array<ArrayBuffer>> {
    const [source, target] = [join(this.folder, `source.${from}`), join(this.folder, `target.${to}`)];
    writeFileSync(source, bytes);
    const options = to === "csv" ? csvOptions : "";
    const lines = [
      "Function Property(name As String, value As Variant)",
      "  Dim one As New com.sun.star.beans.PropertyValue",
      "  one.Name = name",
      "  one.Value = value",
      "  Property = one",
      "End Function",
      "Sub Main",
      "  Dim doc As Object, sheet As Object",
      `  doc = StarDesktop.loadComponentFromURL("file://${source}", "_blank", 0, Array(Property("Hidden", True)))`,
      "  sheet = doc.Sheets.getByIndex(0)",
      ...statements.map((statement) => `  ${statement}`),
      `  doc.storeToURL("file://${target}", Array(Property("FilterName", "${filters[to]}"), Property("FilterOptions", "${options}")))`,
      "  doc.close(True)",
      "End Sub",
    ];
    const code = lines.join("\n").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    writeFileSync(
      join(this.folder, "profile", "user", "basic", "Standard", "Module1.xba"),
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">',
        '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">',
        `${code}</script:module>`,
      ].join("\n"),
    );
    rmSync(target, { force: true });
    await this.run("macro:///Standard.Module1.Main");
    return new Uint8Array(readFileSync(target));
  }

  private async run(...args: string[]): Promise<void> {
    const profile = `-env:UserInstallation=file://${this.folder}/profile`;
    await run(this.program, [profile, "--headless", "--norestore", ...args], { timeout: 150_000 });
  }
}
