// `node scripts/complete-lock.mjs`: names the packages of every platform in the lock file.
//
// A registry mirror that carries the packages of one platform alone lets npm write a lock file without those of the
// others; `npm ci` then refuses it everywhere. Their names and versions are known from the packages that want them,
// and for which machine they are is in the name; the checksum is the registry's to give.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const systems = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
  "aix",
];
const processors = [
  "x64",
  "arm64",
  "arm",
  "ia32",
  "ppc64",
  "riscv64",
  "s390x",
  "loong64",
  "mips64el",
  "wasm32",
];

/** "@next/swc-linux-x64-musl" → linux, x64, musl. Undefined: the name tells no machine. */
function machine(name) {
  const words = name.split(/[-/]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (!cpu) return undefined;
  const libc = os === "linux" && words.find((word) => /^(musl|gnu)/.test(word));
  return {
    cpu: [cpu],
    ...(libc ? { libc: [libc.startsWith("musl") ? "musl" : "glibc"] } : {}),
    ...(os ? { os: [os] } : {}),
  };
}

/** Where npm looks for it: beside the package that wants it, or any level above. */
function isThere(packages, wanting, name) {
  for (let at = wanting; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    if (packages[`${at ? `${at}/` : ""}node_modules/${name}`]) return true;
    if (at === "") return false;
  }
}

export function completed(lock) {
  const packages = { ...lock.packages };
  for (const [wanting, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const suits = machine(name);
      if (!suits || !/^\d/.test(version) || isThere(packages, wanting, name)) continue;
      packages[`node_modules/${name}`] = {
        version,
        ...suits,
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
      };
    }
  }
  const sorted = Object.keys(packages).sort((a, b) => a.localeCompare(b, "en"));
  return { ...lock, packages: Object.fromEntries(sorted.map((path) => [path, packages[path]])) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(file, `${JSON.stringify(completed(JSON.parse(readFileSync(file, "utf8"))), null, 2)}\n`);
}
