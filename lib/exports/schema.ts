import { type FileFormat, fileFormats } from "./types";

/** The format that an address asks for; what it does not know is a spreadsheet. */
export function readFormat(params: Record<string, string | string[] | undefined>): FileFormat {
  return fileFormats.find((format) => format === params.format) ?? "xlsx";
}
