import { SaxesParser } from "saxes";
import { ExtractError } from "@/lib/extract/errors";
import { limits } from "@/lib/extract/limits";

/**
 * An XML element with its name and attributes under fixed prefixes (`w:p`, `r:id`), whatever prefixes the file declares.
 * Names of vocabularies that are not read keep their local name behind `?:`.
 */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
}

export type XmlNode = XmlElement | string;

// Transitional and strict files name the same vocabulary by two addresses.
const prefixes: Record<string, string> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "s",
  "http://purl.oclc.org/ooxml/spreadsheetml/main": "s",
};

function fixedName(uri: string, local: string): string {
  if (uri === "") return local;
  const prefix = prefixes[uri];
  return prefix === undefined ? `?:${local}` : `${prefix}:${local}`;
}

/**
 * Reads one XML part into a tree. A document type is refused, so that no entity can be declared, expanded or fetched.
 * Throws ExtractError `broken-document` or `too-complex`.
 */
export function readXml(bytes: Uint8Array, part: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const holder: XmlElement = { name: "", attributes: {}, children: [] };
  const open: XmlElement[] = [holder];
  let nodes = 0;

  const add = (node: XmlNode): void => {
    nodes += 1;
    if (nodes > limits.markupNodes) {
      throw new ExtractError("too-complex", "A part has too many elements.", {
        part,
        limit: limits.markupNodes,
      });
    }
    open.at(-1)?.children.push(node);
  };
  parser.on("doctype", () => {
    throw new ExtractError("broken-document", "A document type declaration is not allowed.", { part });
  });
  parser.on("opentag", (tag) => {
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix === "xmlns" || attribute.name === "xmlns") continue;
      attributes[fixedName(attribute.uri, attribute.local)] = attribute.value;
    }
    const element: XmlElement = { name: fixedName(tag.uri, tag.local), attributes, children: [] };
    add(element);
    open.push(element);
    if (open.length > limits.markupDepth) {
      throw new ExtractError("too-complex", "Elements are nested too deeply.", {
        part,
        limit: limits.markupDepth,
      });
    }
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("error", (error) => {
    throw error;
  });

  try {
    parser.write(decodeXml(bytes)).close();
  } catch (error) {
    if (error instanceof ExtractError) throw error;
    throw new ExtractError("broken-document", "A part is no well-formed XML.", { part }, error);
  }
  const root = holder.children.find((node) => typeof node !== "string");
  if (root === undefined) throw new ExtractError("broken-document", "A part is empty.", { part });
  return root;
}

function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8").decode(bytes);
}

/** The first child element of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (element === undefined) return undefined;
  for (const node of element.children) {
    if (typeof node !== "string" && node.name === name) return node;
  }
  return undefined;
}

/** All child elements, of one name where it is given. */
export function childElements(element: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const node of element?.children ?? []) {
    if (typeof node !== "string" && (name === undefined || node.name === name)) found.push(node);
  }
  return found;
}

/** All text within, in order. */
export function textWithin(element: XmlElement): string {
  let text = "";
  for (const node of element.children) text += typeof node === "string" ? node : textWithin(node);
  return text;
}
