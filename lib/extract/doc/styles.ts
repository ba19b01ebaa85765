import { type DocSettings, readDocSettings } from "@/lib/extract/doc/settings";
import type { WordFile } from "@/lib/extract/doc/text";

interface StyleSource {
  settings: DocSettings;
  base: number;
  /** The number of a built-in style; 1 to 9 are the headings. */
  builtIn: number;
}

const STYLES = 1;
const PARAGRAPH_STYLE = 1;
const NO_STYLE = 0xfff;
const MAX_CHAIN = 50;
/** Built-in numbers of the lines of a table of contents. */
const CONTENTS = { from: 19, to: 27 };

/** The settings of each paragraph style by its number, with everything it inherits. */
export interface DocStyles {
  of(style: number): DocSettings;
  /** Whether paragraphs of the style repeat headings in a table of contents. */
  isContents(style: number): boolean;
}

export function readDocStyles(file: WordFile): DocStyles {
  const sources = readSources(file);
  const resolved = new Map<number, DocSettings>();
  const resolve = (style: number, depth: number): DocSettings => {
    const known = resolved.get(style);
    if (known !== undefined) return known;
    const source = sources.get(style);
    if (source === undefined || depth > MAX_CHAIN) return {};
    const settings = { ...resolve(source.base, depth + 1), ...source.settings };
    if (source.builtIn >= 1 && source.builtIn <= 9) settings.outline ??= source.builtIn - 1;
    resolved.set(style, settings);
    return settings;
  };
  return {
    of: (style) => resolve(style, 0),
    isContents: (style) => {
      const builtIn = sources.get(style)?.builtIn ?? 0;
      return builtIn >= CONTENTS.from && builtIn <= CONTENTS.to;
    },
  };
}

function readSources(file: WordFile): Map<number, StyleSource> {
  const sources = new Map<number, StyleSource>();
  const { at, length } = file.structure(STYLES);
  const sheet = file.tables.part(at, length);
  if (length < 8) return sources;
  const count = sheet.u16(2);
  const fixed = sheet.u16(4);
  let position = 2 + sheet.u16(0);
  for (let style = 0; style < count && position + 2 <= sheet.length; style++) {
    const size = sheet.u16(position);
    position += 2;
    if (size === 0) continue;
    const definition = sheet.part(position, Math.min(size, sheet.length - position));
    position += size;
    if (definition.length < fixed + 2 || fixed < 10) continue;
    const kind = definition.u16(2);
    if ((kind & 0xf) !== PARAGRAPH_STYLE) continue;
    const base = kind >> 4;
    // The name, then the settings of the paragraph behind their length and the style's own number.
    const settingsAt = fixed + 2 + definition.u16(fixed) * 2 + 2;
    const aligned = settingsAt + (settingsAt % 2);
    const size0 = aligned + 2 <= definition.length ? definition.u16(aligned) : 0;
    const kept = Math.min(size0, definition.length - aligned - 2);
    sources.set(style, {
      settings: kept > 2 ? readDocSettings(definition.part(aligned + 4, kept - 2), file.data) : {},
      base: base === NO_STYLE ? -1 : base,
      builtIn: definition.u16(0) & 0xfff,
    });
  }
  return sources;
}
