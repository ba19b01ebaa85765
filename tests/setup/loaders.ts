/** Every loader of a page that the server knows, found in the code itself. */
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

type AnyLoader = (...input: unknown[]) => unknown;

/** By its name, from each loaders.ts in lib. Those that pages call are named load…; the others take an actor from them. */
export async function allLoaders(): Promise<Map<string, AnyLoader>> {
  const found = new Map<string, AnyLoader>();
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|[/\\])loaders\.ts$/.test(file))
    .sort();
  for (const file of files) {
    const exports: Record<string, unknown> = await import(
      /* @vite-ignore */ pathToFileURL(resolve("lib", file)).href
    );
    for (const [name, value] of Object.entries(exports)) {
      if (/^(load|count)[A-Z]|Access$/.test(name) && typeof value === "function") {
        found.set(name, value as AnyLoader);
      }
    }
  }
  return found;
}
