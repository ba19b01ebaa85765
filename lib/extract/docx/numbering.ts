import { type Level, type List, type Numbering, startCounting } from "@/lib/extract/counters";
import { isOn, numberOf, settingOf } from "@/lib/extract/docx/values";
import { child, childElements, type XmlElement } from "@/lib/extract/xml";

/** Reads the lists that a document declares and starts counting. */
export function readNumbering(root: XmlElement | null): Numbering {
  return startCounting(readLists(root));
}

function readLists(root: XmlElement | null): Map<number, List> {
  const definitions = new Map<string, XmlElement>();
  const byStyle = new Map<string, string>();
  for (const element of childElements(root ?? undefined, "w:abstractNum")) {
    const id = element.attributes["w:abstractNumId"];
    if (id === undefined) continue;
    definitions.set(id, element);
    const style = settingOf(element, "w:styleLink");
    if (style !== undefined) byStyle.set(style, id);
  }
  const levelsOf = new Map<string, Map<number, Level>>();
  const lists = new Map<number, List>();
  for (const element of childElements(root ?? undefined, "w:num")) {
    const numId = Number(element.attributes["w:numId"]);
    const named = settingOf(element, "w:abstractNumId");
    if (!Number.isInteger(numId) || named === undefined) continue;
    // A definition can be an alias for the one that a list style holds.
    const link = settingOf(definitions.get(named), "w:numStyleLink");
    const definition = (link === undefined ? undefined : byStyle.get(link)) ?? named;
    const shared = levelsOf.get(definition) ?? readLevels(definitions.get(definition));
    levelsOf.set(definition, shared);
    lists.set(numId, withOverrides(element, definition, shared));
  }
  return lists;
}

function withOverrides(element: XmlElement, definition: string, shared: Map<number, Level>): List {
  const overrides = childElements(element, "w:lvlOverride");
  if (overrides.length === 0) return { definition, levels: shared, restarts: new Map() };
  const levels = new Map(shared);
  const restarts = new Map<number, number>();
  for (const override of overrides) {
    const at = Number(override.attributes["w:ilvl"]);
    const level = child(override, "w:lvl");
    if (level !== undefined) {
      levels.set(at, readLevel(level));
      restarts.set(at, readLevel(level).start);
    }
    const start = numberOf(override, "w:startOverride");
    if (start !== undefined) restarts.set(at, start);
  }
  return { definition, levels, restarts };
}

function readLevels(element: XmlElement | undefined): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of childElements(element, "w:lvl"))
    levels.set(Number(level.attributes["w:ilvl"]), readLevel(level));
  return levels;
}

function readLevel(element: XmlElement): Level {
  return {
    start: numberOf(element, "w:start") ?? 0,
    // Formats that older programs do not know stand beside one that they do.
    format:
      settingOf(element, "w:numFmt") ??
      settingOf(child(child(element, "mc:AlternateContent"), "mc:Fallback"), "w:numFmt") ??
      "decimal",
    text: settingOf(element, "w:lvlText") ?? "",
    restart: numberOf(element, "w:lvlRestart"),
    legal: isOn(element, "w:isLgl"),
    suffix: settingOf(element, "w:suff") ?? "tab",
    style: settingOf(element, "w:pStyle"),
  };
}
