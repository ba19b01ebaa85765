import { ExtractError } from "@/lib/extract/errors";

/**
 * Says why an OLE2 file (the container of Office 97-2003) cannot be read: a newer document behind a password is wrapped
 * in one, too. Streams are named in UTF-16 in the directory, which is searched for without reading the whole structure.
 */
export function refuseOle(bytes: Uint8Array): never {
  const directory = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string) => directory.includes(Buffer.from(name, "utf16le"));
  if (holds("EncryptedPackage") || holds("EncryptionInfo")) {
    throw new ExtractError("encrypted", "The document is protected with a password.");
  }
  if (holds("WordDocument")) throw unsupported("a Word 97-2003 document", "legacy-word");
  if (holds("Workbook")) throw unsupported("an Excel 97-2003 workbook", "legacy-excel");
  throw unsupported("a file of an old office program", "legacy-office");
}

function unsupported(what: string, kind: "legacy-word" | "legacy-excel" | "legacy-office"): ExtractError {
  return new ExtractError("unsupported-format", `The file is ${what}, which cannot be read here.`, { kind });
}
