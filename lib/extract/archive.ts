import { ExtractError } from "@/lib/extract/errors";
import { limits } from "@/lib/extract/limits";
import { openZip } from "@/lib/extract/zip";

/** A file of an archive, to be read like any other. */
export interface ArchivedFile {
  /** Its name without folders. */
  fileName: string;
  bytes: Uint8Array;
}

/** What offices send each other; the bytes decide later what a file really is. */
const DOCUMENT = /\.(?:txt|md|markdown|html?|mht|docx?|wps|rtf|pdf|xlsx|csv|tsv)$/i;
/** What systems put beside the files: resource forks, previews, files that are open. */
const BESIDE = /(?:^|\/)(?:__MACOSX\/|\.|~\$)/;

/**
 * Takes the documents out of a zip in which several were sent, in the order of the archive; folders, pictures and what
 * systems leave beside the files are passed over. Nothing is unpacked beyond the limits. Throws ExtractError where the
 * archive is damaged or protected, or holds too many documents or none.
 */
export function documentsOfArchive(bytes: Uint8Array): ArchivedFile[] {
  const zip = openZip(bytes);
  const names = zip.names.filter((name) => DOCUMENT.test(name) && !BESIDE.test(name));
  if (names.length === 0)
    throw new ExtractError("unsupported-format", "The archive holds no document that can be read here.", {
      kind: "archive",
    });
  if (names.length > limits.archiveDocuments) {
    throw new ExtractError("too-large", "The archive holds too many documents.", {
      limit: limits.archiveDocuments,
      actual: names.length,
    });
  }
  return names.flatMap((name) => {
    const file = zip.read(name);
    return file === null ? [] : [{ fileName: name.slice(name.lastIndexOf("/") + 1), bytes: file }];
  });
}
