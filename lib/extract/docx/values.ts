import { child, type XmlElement } from "@/lib/extract/xml";

/** The `w:val` of a child element: how WordprocessingML writes nearly every setting. */
export function settingOf(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes["w:val"];
}

/** A whole number setting; undefined where it is missing or no number. */
export function numberOf(element: XmlElement | undefined, name: string): number | undefined {
  const value = settingOf(element, name);
  if (value === undefined || !/^-?\d{1,9}$/.test(value.trim())) return undefined;
  return Number(value);
}

/** An on/off setting: present without a value means on. */
export function isOn(element: XmlElement | undefined, name: string): boolean {
  const found = child(element, name);
  if (found === undefined) return false;
  const value = found.attributes["w:val"];
  return value === undefined || !/^(?:0|false|off|none)$/i.test(value);
}
