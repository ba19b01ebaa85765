/** The product runs on Node 20.9; the tools that test it do not. Where Node is older, a command goes on under one from npm. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { Problem, step } from "./say.mjs";

const oldest = { major: 20, minor: 19 };
const fetched = "20.20.2";

/** Whether the tests' tools, and the parts of them that are made for one system, can run on this Node. */
export function runsTools() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}

/** Fetches that Node when it is not there yet; gives the path of its program. */
async function newerNode(root, npm) {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const home = join(root, ".data", "node");
  const bin = join(home, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(bin)) return bin;
  await step(`Fetching Node ${fetched} for the tests`, () =>
    npm([
      "install",
      "--prefix",
      home,
      "--no-save",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      `${name}@${fetched}`,
    ]),
  );
  if (!existsSync(bin)) {
    throw new Problem(
      `The tests need Node ${oldest.major}.${oldest.minor} or newer, and there is none to fetch for this system. Install it from nodejs.org.`,
    );
  }
  return bin;
}

/** Runs the present command once more under a newer Node, and ends with what it ends with. */
export async function goOnUnderNewerNode(root, npm) {
  const bin = await newerNode(root, npm);
  const environment = { ...process.env, PATH: `${dirname(bin)}${delimiter}${process.env.PATH}` };
  const child = spawn(bin, process.argv.slice(1), { env: environment, stdio: "inherit" });
  // The terminal tells both of Ctrl-C; this one waits for what the other makes of it.
  process.on("SIGINT", () => undefined);
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (exit, signal) => resolve(signal ? 1 : exit));
  });
  process.exit(code);
}
