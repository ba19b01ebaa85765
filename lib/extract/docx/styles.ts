import { isOn, numberOf, settingOf } from "@/lib/extract/docx/values";
import { child, childElements, type XmlElement } from "@/lib/extract/xml";

/** What a paragraph's settings say once its style and the styles below it are counted in. */
export interface ParagraphSettings {
  /** Number list and level; the list 0 means: none. */
  numId?: number;
  level?: number;
  /** 0 for the outermost outline level; 9 for body text. */
  outline?: number;
  justification?: string;
}

/** A paragraph style with everything it inherits. */
export interface ParagraphStyle extends ParagraphSettings {
  id: string;
  /** Lower-case display name ("heading 1", "toc 2"); of built-in styles it does not depend on the language. */
  name: string;
  /** Whether the text is hidden. */
  hidden: boolean;
}

/** Paragraph styles by id, and the one that holds where a paragraph names none. */
export interface StyleSheet {
  of(id: string | undefined): ParagraphStyle | undefined;
}

/** Styles that inherit further than this inherit in a circle. */
const MAX_CHAIN = 50;

export function readStyles(root: XmlElement | null): StyleSheet {
  const sources = new Map<string, XmlElement>();
  let fallback: string | undefined;
  for (const style of childElements(root ?? undefined, "w:style")) {
    const id = style.attributes["w:styleId"];
    if (id === undefined || style.attributes["w:type"] !== "paragraph") continue;
    sources.set(id, style);
    if (/^(?:1|true|on)$/.test(style.attributes["w:default"] ?? "")) fallback = id;
  }
  const defaults = child(child(child(root ?? undefined, "w:docDefaults"), "w:pPrDefault"), "w:pPr");
  const resolved = new Map<string, ParagraphStyle>();

  const resolve = (id: string, depth: number): ParagraphStyle | undefined => {
    const known = resolved.get(id);
    if (known) return known;
    const source = sources.get(id);
    if (source === undefined || depth > MAX_CHAIN) return undefined;
    const parent = settingOf(source, "w:basedOn");
    const base = parent === undefined ? undefined : resolve(parent, depth + 1);
    const style: ParagraphStyle = {
      ...(base ?? readSettings(defaults)),
      ...readSettings(child(source, "w:pPr")),
      id,
      name: (settingOf(source, "w:name") ?? id).toLowerCase(),
      hidden: (base?.hidden ?? false) || isOn(child(source, "w:rPr"), "w:vanish"),
    };
    resolved.set(id, style);
    return style;
  };
  return {
    of(id) {
      const wanted = id !== undefined && sources.has(id) ? id : fallback;
      return wanted === undefined ? undefined : resolve(wanted, 0);
    },
  };
}

/** Reads the settings that stand in one `w:pPr`; settings that are absent are absent in the result. */
export function readSettings(properties: XmlElement | undefined): ParagraphSettings {
  const numbering = child(properties, "w:numPr");
  const numId = numberOf(numbering, "w:numId");
  const level = numberOf(numbering, "w:ilvl");
  const outline = numberOf(properties, "w:outlineLvl");
  const justification = settingOf(properties, "w:jc");
  return {
    ...(numId === undefined ? {} : { numId }),
    ...(level === undefined ? {} : { level }),
    ...(outline === undefined ? {} : { outline }),
    ...(justification === undefined ? {} : { justification }),
  };
}
