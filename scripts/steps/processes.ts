/** Processes told apart by id and time of birth: an id alone may long belong to a stranger. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

export interface ProcessMark {
  pid: number;
  born: string;
}

function bornOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may itself hold blanks and parentheses: count from its end.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z") return null;
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${fields[19]}`;
  } catch {
    return null;
  }
}

function bornElsewhere(pid: number): string | null {
  const [program, ...args] =
    process.platform === "win32"
      ? ["powershell", "-NoProfile", "-Command", `(Get-Process -Id ${pid}).StartTime.Ticks`]
      : ["ps", "-o", "lstart=", "-p", String(pid)];
  try {
    return (
      execFileSync(program, args, { stdio: ["ignore", "pipe", "ignore"], encoding: "utf8" }).trim() || null
    );
  } catch {
    return null;
  }
}

function born(pid: number): string | null {
  return process.platform === "linux" ? bornOnLinux(pid) : bornElsewhere(pid);
}

/** Null when there is no such process (any more). */
export function markOf(pid: number): ProcessMark | null {
  const time = born(pid);
  return time === null ? null : { pid, born: time };
}

export function isAlive(mark: ProcessMark): boolean {
  return born(mark.pid) === mark.born;
}

async function waitUntilGone(mark: ProcessMark, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (isAlive(mark)) {
    if (performance.now() > end) return false;
    await sleep(30);
  }
  return true;
}

/** Ends one of ours: asks first, and insists when that does not help. Each signal has its own patience. */
export async function endProcess(mark: ProcessMark, signals: [NodeJS.Signals, number][]): Promise<void> {
  for (const [signal, patience] of signals) {
    if (!isAlive(mark)) return;
    try {
      process.kill(mark.pid, signal);
    } catch {
      return;
    }
    if (await waitUntilGone(mark, patience)) return;
  }
}
