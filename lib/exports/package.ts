import { Zip, ZipDeflate } from "fflate";
import { streamOf } from "./stream";
import { xmlHead } from "./xml";

/** A part of an office document; its text may come piece by piece. */
export interface Part {
  name: string;
  text: Iterable<string>;
}

/** Packs the parts while they are being written, so that a long table is never in memory as a whole. */
export function packedStream(parts: readonly Part[]): ReadableStream<Uint8Array> {
  return streamOf(packed(parts));
}

function* packed(parts: readonly Part[]): Generator<Uint8Array, undefined> {
  const encoder = new TextEncoder();
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    ready.push(data);
  });
  for (const { name, text } of parts) {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    for (const piece of text) {
      file.push(encoder.encode(piece));
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready.splice(0);
  return undefined;
}

const relationTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** [type, target] of each relation; the first is rId1. */
export function relations(list: readonly (readonly [string, string])[]): string[] {
  return [
    `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`,
    ...list.map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${relationTypes}/${type}" Target="${target}"/>`,
    ),
    "</Relationships>",
  ];
}

/** [part, content type] of each part that is not a list of relations. */
export function contentTypes(list: readonly (readonly [string, string])[]): string[] {
  return [
    `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...list.map(
      ([part, type]) =>
        `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
    ),
    "</Types>",
  ];
}
