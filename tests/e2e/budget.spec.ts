import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";

const budget = 200 * 1024;

interface RouteManifest {
  entryJSFiles: Record<string, string[]>;
}

const build = ".next";
const readJson = <T>(file: string) => JSON.parse(readFileSync(`${build}/${file}`, "utf8")) as T;

/** The scripts that a route loads before it can be used: the framework's own, and those of its page and layouts. */
function scriptsOf(entry: string, shared: string[]): string[] {
  const file = `${build}/server/app${entry}_client-reference-manifest.js`;
  const scope: { globalThis?: object; __RSC_MANIFEST?: Record<string, RouteManifest> } = {};
  scope.globalThis = scope;
  runInNewContext(readFileSync(file, "utf8"), scope);
  const manifest = scope.__RSC_MANIFEST?.[entry];
  if (!manifest) throw new Error(`${file} does not speak of ${entry}.`);
  return [...new Set([...shared, ...Object.values(manifest.entryJSFiles).flat()])];
}

test("no route loads more than 200 KB of compressed JavaScript at first", () => {
  const { rootMainFiles } = readJson<{ rootMainFiles: string[] }>("build-manifest.json");
  const routes = Object.entries(readJson<Record<string, string>>("app-path-routes-manifest.json"));
  const sizes = new Map<string, number>();
  const sizeOf = (script: string) => {
    const known = sizes.get(script) ?? gzipSync(readFileSync(`${build}/${script}`)).length;
    sizes.set(script, known);
    return known;
  };
  const pages = routes.filter(([entry]) => entry.endsWith("/page"));
  expect(pages.length).toBeGreaterThan(5);
  const heavy = pages
    .map(([entry, route]) => ({
      route,
      bytes: scriptsOf(entry, rootMainFiles).reduce((sum, script) => sum + sizeOf(script), 0),
    }))
    .filter(({ bytes }) => bytes > budget)
    .map(({ route, bytes }) => `${route}: ${Math.round(bytes / 1024)} KB`);
  expect(heavy).toEqual([]);
});
