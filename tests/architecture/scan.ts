/** What each source file imports, as paths of this repository; packages are left out. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { parseSync } from "oxc-parser";

export interface SourceFile {
  path: string;
  text: string;
  /** Files of the repository that it imports, types included. */
  imports: string[];
}

const folders = ["app", "components", "lib", "prisma", "scripts", "tests"];
const rootFiles = ["instrumentation.ts", "proxy.ts"];
const endings = [".ts", ".tsx", ".mjs", ".css"];
const left = ["lib/db/generated"];

function below(path: string): string[] {
  if (left.includes(path) || !existsSync(path)) return [];
  if (statSync(path).isFile()) return endings.some((ending) => path.endsWith(ending)) ? [path] : [];
  return readdirSync(path).flatMap((name) => below(join(path, name)));
}

/** The specifiers of every kind of import: static, type-only, re-export, dynamic with a plain string. */
function specifiers(path: string, text: string): string[] {
  if (path.endsWith(".css")) return [];
  const { module } = parseSync(path, text);
  const fixed = [
    ...module.staticImports.map((item) => item.moduleRequest.value),
    ...module.staticExports.flatMap((item) => item.entries.map((entry) => entry.moduleRequest?.value)),
  ];
  const dynamic = module.dynamicImports.map((item) => {
    const written = text.slice(item.moduleRequest.start, item.moduleRequest.end);
    return /^(["'`])(.*)\1$/.exec(written)?.[2];
  });
  return [...fixed, ...dynamic].filter((value) => value !== undefined);
}

/** The path in the repository, without caring whether the file is there: fixtures of the test of the law are not. */
function resolveIn(path: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return posix.join(posix.dirname(path), specifier);
  return null;
}

function withEnding(target: string): string {
  return (
    [target, `${target}.ts`, `${target}.tsx`].find((file) => existsSync(file) && statSync(file).isFile()) ??
    target
  );
}

export function readSource(path: string, text: string): SourceFile {
  const imports = specifiers(path, text)
    .map((specifier) => resolveIn(path, specifier))
    .filter((target) => target !== null)
    .map(withEnding);
  return { path, text, imports: [...new Set(imports)] };
}

export function readSources(): SourceFile[] {
  return [...folders, ...rootFiles]
    .flatMap(below)
    .map((path) => readSource(path, readFileSync(path, "utf8")));
}
