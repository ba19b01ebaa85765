/** The web server as a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { endProcess, markOf, type ProcessMark } from "./processes";
import { Problem } from "./say.mjs";
import type { Unit } from "./supervise";

const ending: [NodeJS.Signals, number][] = [
  ["SIGTERM", 8_000],
  ["SIGKILL", 3_000],
];

export interface ServerOptions {
  mode: "start" | "dev";
  host: string;
  port: number;
  environment: NodeJS.ProcessEnv;
  /** Where its output goes once it works. */
  print: (text: string) => void;
}

export function endServer(mark: ProcessMark): Promise<void> {
  return endProcess(mark, ending);
}

/** A sentence when HOST and PORT cannot be listened on; said before anything slow is done. */
export function checkPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      reject(new Problem(portSentence(error.code, host, port), { cause: error }));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function portSentence(code: string | undefined, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start.`;
    case "EACCES":
      return `This user may not listen on port ${port}. Choose a port above 1023 with PORT.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `HOST names ${host}, which is no address of this machine. Set it to 127.0.0.1, or to 0.0.0.0 for all addresses.`;
    default:
      return `It is not possible to listen on ${host}:${port} (${code}). Change HOST or PORT.`;
  }
}

export function localAddress(host: string, port: number): string {
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

async function answersReady(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/api/health/ready`, { signal: AbortSignal.timeout(20_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

/** Starts it and waits until it can work. */
export async function startServer(options: ServerOptions): Promise<Unit & { mark: ProcessMark }> {
  const leash = fileURLToPath(new URL("./leash.cjs", import.meta.url));
  const child = spawn(
    process.execPath,
    [
      // Not imported: a program without an ending, as the server's is, does not start beside a module on Node 20.9.
      "--require",
      leash,
      "node_modules/next/dist/bin/next",
      options.mode,
      "-H",
      options.host,
      "-p",
      String(options.port),
    ],
    {
      env: {
        ...options.environment,
        NODE_ENV: options.mode === "start" ? "production" : "development",
        LUOSHI_LEASH: String(process.pid),
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: process.platform !== "win32",
    },
  );
  const exited = once(child, "exit");
  const output = collect(child, options.print);
  const mark = child.pid === undefined ? null : markOf(child.pid);
  if (!mark) throw new Problem(`The server does not start.\n${output.soFar()}`);
  const address = localAddress(options.host, options.port);
  const end = performance.now() + 120_000;
  while (!(await answersReady(address))) {
    if (child.exitCode !== null || child.signalCode !== null || performance.now() > end) {
      const how = child.signalCode ?? (child.exitCode === null ? "no answer" : `code ${child.exitCode}`);
      await endServer(mark);
      throw new Problem(`The server does not start (${how}).\n${output.soFar()}`);
    }
    await sleep(100);
  }
  output.passOn();
  return { mark, exited, stop: () => endServer(mark) };
}

/** The banner of a good start is no news; the output of a failed one is. */
function collect(child: ChildProcess, print: (text: string) => void) {
  let kept: string | null = "";
  const take = (chunk: Buffer) => {
    if (kept === null) print(chunk.toString());
    else kept += chunk.toString();
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  return {
    soFar: () => kept ?? "",
    passOn: () => {
      kept = null;
    },
  };
}
