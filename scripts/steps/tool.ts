/** Runs a program of node_modules quietly; what it said is shown only when it fails. */
import { spawn } from "node:child_process";
import { Problem } from "./say.mjs";

export interface Outcome {
  code: number;
  /** What it printed for others to read. */
  result: string;
  /** All that it said. */
  output: string;
}

/** Runs Node on a script and collects what it prints. */
export function runNode(args: string[], environment: NodeJS.ProcessEnv = process.env): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: environment, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let result = "";
    child.stdout.on("data", (chunk) => {
      result += chunk;
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, result: result.trim(), output: output.trim() }));
  });
}

export async function mustRun(
  what: string,
  args: string[],
  environment?: NodeJS.ProcessEnv,
): Promise<string> {
  const { code, result, output } = await runNode(args, environment);
  if (code === 0) return result;
  if (/no space left on device|ENOSPC/i.test(output)) {
    throw new Problem("The disk is full. Make room and start again.");
  }
  throw new Problem(`${what} failed.\n\n${output.split("\n").slice(-40).join("\n")}`);
}
