import { childElements, readXml } from "@/lib/extract/xml";
import type { ZipArchive } from "@/lib/extract/zip";

/** One relation of an office part to another part of the same container. */
export interface Relation {
  id: string;
  /** The last word of the relation's type: `styles`, `worksheet`. */
  type: string;
  target: string;
}

/** The relations of a part, resolved to names of parts; what points outside the container is left out. */
export function readRelations(zip: ZipArchive, part: string): Relation[] {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, slash + 1);
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  const bytes = zip.read(name);
  if (bytes === null) return [];
  return childElements(readXml(bytes, name), "rel:Relationship").flatMap(({ attributes }) => {
    const { Id, Type, Target, TargetMode } = attributes;
    if (Type === undefined || Target === undefined || TargetMode === "External") return [];
    const target = Target.startsWith("/") ? Target.slice(1) : normal(folder + Target);
    return [{ id: Id ?? "", type: Type.split("/").at(-1) ?? "", target }];
  });
}

function normal(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
