/**
 * The law of the house: who may import whom, what files are called, how long they are. Each function gives one
 * sentence for each offence, which says where the code belongs. There is no list of exceptions.
 */
import { basename, dirname } from "node:path";
import type { SourceFile } from "./scan";

/** From the ground up. A folder imports from lower rows, and from its own. */
const ranks: string[][] = [
  ["lib/env", "lib/env-check", "lib/errors", "lib/calendar", "lib/text", "lib/i18n"],
  ["lib/parser", "lib/extract"],
  ["lib/db"],
  ["lib/auth"],
  ["lib/live"],
  ["lib/audit"],
  ["lib/notifications"],
  ["lib/departments"],
  ["lib/people", "lib/workspaces"],
  ["lib/plans"],
  ["lib/tasks"],
  ["lib/assignments"],
  ["lib/evidence"],
  ["lib/milestones"],
  ["lib/reports"],
  ["lib/extensions", "lib/problems"],
  ["lib/instructions"],
  ["lib/periods"],
  ["lib/holidays"],
  ["lib/reminders"],
  ["lib/mail"],
  ["lib/robots"],
  ["lib/indicators"],
  ["lib/handing-out"],
  ["lib/imports"],
  ["lib/calendars", "lib/search", "lib/timeline", "lib/views"],
  ["lib/dashboards"],
  ["lib/exports"],
  ["lib/desk"],
  ["lib/jobs"],
  ["components"],
  ["app", "instrumentation", "proxy"],
];

const outside = ["scripts", "tests", "prisma"];
const ground = ranks[0] ?? [];

/** Folders whose files have one purpose each, rather than the closed vocabulary of a domain. */
const free = [
  "lib/parser",
  "lib/extract",
  "lib/db",
  "lib/auth",
  "lib/live",
  "lib/audit",
  "lib/exports",
  "lib/jobs",
  "lib/mail",
  "lib/robots",
  "lib/calendar",
  "lib/text",
  "lib/i18n",
];
const vocabulary = ["types", "schema", "policy", "rules", "data", "mutations", "loaders", "actions", "view"];

/** "lib/tasks/data.ts" → "lib/tasks", "app/page.tsx" → "app", "lib/errors.ts" → "lib/errors". */
function roomOf(path: string): string {
  const parts = path.replace(/\.(d\.)?(ts|tsx|mjs|css)$/, "").split("/");
  return parts[0] === "lib" ? parts.slice(0, 2).join("/") : (parts[0] ?? path);
}

function rankOf(room: string): number {
  return ranks.findIndex((row) => row.includes(room));
}

function isIn(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

function word(path: string): string {
  return basename(path).replace(/\.tsx?$/, "");
}

/** Every import by its two ends, those of scripts, tests and the demo left out: they stand beside the house. */
function edges(files: SourceFile[]): [string, string][] {
  return files
    .filter((file) => !outside.includes(roomOf(file.path)))
    .flatMap((file) => file.imports.map((target): [string, string] => [file.path, target]));
}

function rankOffence(from: string, to: string): string | null {
  const [a, b] = [roomOf(from), roomOf(to)];
  if (outside.includes(b))
    return `${from} imports ${to}: nothing of the product depends on ${b}. Move the code into lib.`;
  if (a === b) return null;
  if (rankOf(a) === -1)
    return `${from} is in a folder without a rank. Give ${a} its place in tests/architecture/law.ts and in ARCHITECTURE.md.`;
  if (rankOf(b) === -1)
    return `${from} imports ${to}, whose folder has no rank. Give ${b} its place in tests/architecture/law.ts.`;
  if (rankOf(b) < rankOf(a) || (ground.includes(a) && ground.includes(b))) return null;
  if (b === "app")
    return `${from} imports ${to}: nobody imports app. Move what both need into components or lib.`;
  return `${from} imports ${to}: ${a} stands below ${b} and must not know it. Move the code up into ${b}, or what both need down into a folder below ${a}.`;
}

export function ranksAreKept(files: SourceFile[]): string[] {
  return edges(files)
    .map(([from, to]) => rankOffence(from, to))
    .filter((offence) => offence !== null);
}

export function parserIsPure(files: SourceFile[]): string[] {
  const allowed = ["lib/parser", "lib/text", "lib/calendar"];
  return edges(files)
    .filter(([from, to]) => isIn(from, "lib/parser") && !allowed.includes(roomOf(to)))
    .map(
      ([from, to]) =>
        `${from} imports ${to}: the parser knows only itself, lib/text and lib/calendar. Hand it what it needs as an argument.`,
    );
}

function mayTouchDatabase(from: string, to: string): boolean {
  // Plain unions of strings without any client: a domain's own types and schemas are made of them.
  if (to === "lib/db/generated/enums.ts" && ["types", "schema"].includes(word(from)))
    return isIn(from, "lib");
  if (
    ["lib/db", "lib/auth", "lib/live", "lib/audit", "lib/jobs"].includes(roomOf(from)) ||
    isIn(from, "lib/imports/stages")
  )
    return true;
  if (isIn(from, "app/api/health")) return true;
  return isIn(from, "lib") && ["data", "mutations"].includes(word(from));
}

export function databaseStaysBehindItsDoors(files: SourceFile[]): string[] {
  return edges(files)
    .filter(([from, to]) => roomOf(to) === "lib/db" && !mayTouchDatabase(from, to))
    .map(
      ([from, to]) =>
        `${from} imports ${to}: only data.ts and mutations.ts, lib/auth, lib/live, lib/audit, lib/jobs and the stages of lib/imports speak to the database. Read in data.ts, write in mutations.ts, take the names of states from types.ts.`,
    );
}

export function pagesDoNotQuery(files: SourceFile[]): string[] {
  return edges(files)
    .filter(
      ([from, to]) => roomOf(from) === "app" && isIn(to, "lib") && ["data", "mutations"].includes(word(to)),
    )
    .map(
      ([from, to]) =>
        `${from} imports ${to}: a page or route composes, it does not query. Call a loader or an action of ${roomOf(to)}.`,
    );
}

export function componentsSeeShapesOnly(files: SourceFile[]): string[] {
  const shapes = ["types", "schema", "view", "actions"];
  return edges(files)
    .filter(([from, to]) => {
      if (roomOf(from) !== "components" || !isIn(to, "lib") || ground.includes(roomOf(to))) return false;
      return roomOf(to) === "lib/db" || !shapes.includes(word(to));
    })
    .map(
      ([from, to]) =>
        `${from} imports ${to}: a component sees types, schema, view and actions of a domain. Shape it in ${roomOf(to)}/view.ts and hand it over, or put its type into types.ts.`,
    );
}

export function primitivesKnowNoDomain(files: SourceFile[]): string[] {
  const primitive = (path: string) => isIn(path, "components/ui") || isIn(path, "components/charts");
  return edges(files)
    .filter(([from, to]) => primitive(from) && !primitive(to) && !ground.includes(roomOf(to)))
    .map(
      ([from, to]) =>
        `${from} imports ${to}: components/ui and components/charts draw what they are handed. Move this part to the component of the domain.`,
    );
}

/** Each circle once, as the way around it. */
export function thereAreNoCircles(files: SourceFile[]): string[] {
  const targets = new Map(files.map((file) => [file.path, file.imports]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: string[]): void => {
    const seen = way.indexOf(path);
    if (seen >= 0) {
      found.push(
        `${[...way.slice(seen), path].join(" → ")}: a circle. Move what both need into a file of its own below them.`,
      );
      return;
    }
    if (done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...way, path]);
    done.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return found;
}

function nameOffence(path: string): string | null {
  if (/(^|\/)(utils?|helpers?|misc|common)(\/|\.|$)/.test(path)) {
    return `${path}: a file is named for what it does. Name it after its purpose, or move each part to where it is used.`;
  }
  if (/^index\.(ts|tsx|mjs)$/.test(basename(path))) {
    return `${path}: no barrels. Import from the file that has the code.`;
  }
  return null;
}

function vocabularyOffence(path: string): string | null {
  const room = roomOf(path);
  const closed = isIn(path, "lib") && path !== `${room}.ts` && !free.includes(room);
  if (!closed || isIn(path, "lib/imports/stages") || vocabulary.includes(word(path))) return null;
  return `${path}: a domain folder holds ${vocabulary.join(", ")} and nothing else. Put the code where its kind belongs (pure decisions in rules.ts, shapes for the screen in view.ts).`;
}

export function namesTellThePurpose(files: SourceFile[]): string[] {
  return files
    .flatMap(({ path }) => [nameOffence(path), vocabularyOffence(path)])
    .filter((offence) => offence !== null);
}

export const longest = 400;

export function filesAreShort(files: SourceFile[]): string[] {
  return files
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > longest)
    .map(
      ({ path, lines }) =>
        `${path} has ${lines} lines; ${longest} is the most. Take a part that has a name of its own into a file in ${dirname(path)}.`,
    );
}

/** What the frameworks themselves set is no setting of ours. */
const notSettings = ["NODE_ENV", "NEXT_RUNTIME"];

export function environmentIsReadInOnePlace(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => !outside.includes(roomOf(path)) && path !== "lib/env.ts")
    .flatMap(({ path, text }) =>
      [...text.matchAll(/process\.env\b(?:\.(\w+))?/g)]
        .filter(([, name]) => name === undefined || !notSettings.includes(name))
        .map(
          ([read]) => `${path} reads ${read}. Put the setting into the table of lib/env.ts and call env().`,
        ),
    );
}
