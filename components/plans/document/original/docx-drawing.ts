import type { HElement } from "docx-preview";

const options = {
  inWrapper: true,
  // Fonts and pictures come out of the file alone; fonts would need a wider policy than the page has.
  ignoreFonts: true,
  useBase64URL: true,
  ignoreLastRenderedPageBreak: false,
  renderAltChunks: false,
  renderComments: false,
  renderChanges: false,
  experimental: false,
};

/**
 * What a Word document looks like, as elements of a document that shows nothing, asks for nothing and runs nothing.
 * Nothing in them refers to anything outside of them.
 */
export async function drawDocx(bytes: Uint8Array): Promise<Node[]> {
  const { parseAsync, renderDocument } = await import("docx-preview");
  const inert = document.implementation.createHTMLDocument("");
  const parsed = await parseAsync(bytes, options);
  const nodes = await renderDocument(parsed, { ...options, h: (element) => make(inert, element) });
  const all = inert.createElement("div");
  all.append(...nodes);
  cleanse(all);
  return [...all.childNodes];
}

function make(inert: Document, element: HElement | Node | string): Node {
  if (typeof element === "string") return inert.createTextNode(element);
  if (element instanceof Node) return element;
  const { ns, tagName, className, style, children = [], ...properties } = element;
  if (tagName === "#comment") return inert.createComment("");
  if (tagName === "#fragment") return filled(inert, inert.createDocumentFragment(), children);
  const made = inert.createElementNS(ns ?? "http://www.w3.org/1999/xhtml", tagName);
  if (className) made.setAttribute("class", className);
  if (typeof style === "string") made.setAttribute("style", style);
  else if (style && "style" in made) Object.assign(made.style as CSSStyleDeclaration, style);
  for (const [name, value] of Object.entries(properties)) {
    if (value !== undefined && !/^(inner|outer)|^on|^srcdoc$/i.test(name))
      Object.assign(made, { [name]: value });
  }
  return filled(inert, made, children);
}

function filled(inert: Document, parent: Node, children: readonly (HElement | Node | string)[]): Node {
  for (const child of children) parent.appendChild(make(inert, child));
  return parent;
}

const unwanted = "script, iframe, frame, object, embed, form, meta, base, link, foreignObject, animate, set";

/** Leaves of every element only what shows: no address but those of pictures in the file and places in the document. */
function cleanse(all: Element): void {
  for (const element of all.querySelectorAll(unwanted)) element.remove();
  for (const element of all.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      const isPlace = name === "href" && value.startsWith("#");
      const isPicture = /^data:image\//.test(value);
      const isAddress =
        /^(.*:)?(href|src|srcset|srcdoc|action|formaction|background|poster|ping|target)$/i.test(name);
      if (/^on/i.test(name) || (isAddress && !isPlace && !isPicture)) element.removeAttribute(name);
    }
  }
}
