/** What the commands print: one line a step, with the time it took; a problem is one sentence. Plain Node: it runs before any package is installed. */

/** An expected failure: its message is the sentence a person gets, without a stack. */
export class Problem extends Error {
  name = "Problem";
}

let stream = process.stdout;

/** Commands whose own output goes to stdout say what they do on stderr. */
export function sayOn(other) {
  stream = other;
}

export function say(text = "") {
  stream.write(`${text}\n`);
}

export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** Runs one step. On a terminal the line stands while it works; in a log it is printed when it is done. */
export async function step(title, work) {
  const begun = performance.now();
  const live = stream.isTTY === true;
  const width = 44;
  const draw = () => stream.write(`\r  … ${title.padEnd(width)} ${seconds(begun)} `);
  if (live) draw();
  const ticker = live ? setInterval(draw, 500) : undefined;
  const line = (mark) => `${live ? "\r\u001b[K" : ""}  ${mark} ${title.padEnd(width)} ${seconds(begun)}`;
  try {
    const result = await work();
    say(line("✓"));
    return result;
  } catch (error) {
    say(line("✗"));
    throw error;
  } finally {
    clearInterval(ticker);
  }
}

const byCode = {
  ENOSPC: "The disk is full. Make room and start again.",
  EDQUOT: "The disk quota of this user is used up. Make room and start again.",
  EROFS: "The disk is mounted read-only. Start from a folder that can be written.",
  EMFILE: "Too many files are open. Raise the limit (ulimit -n) and start again.",
};

/** One sentence for what a person can mend; undefined when it is a fault of ours. */
export function sentence(error) {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (["Problem", "EnvironmentError", "DatabaseProblem"].includes(cause.name)) return cause.message;
    if (byCode[cause.code]) return byCode[cause.code];
    if (/no space left on device/i.test(cause.message)) return byCode.ENOSPC;
    if (cause.code === "EACCES" || cause.code === "EPERM") {
      return `${cause.path ?? "A file"} may not be used by this user (${cause.syscall ?? cause.code}). Correct its owner or permissions, or set LUOSHI_DATA_DIR to another folder.`;
    }
  }
  return undefined;
}

/** The end of every command that failed. */
export function fail(error) {
  const clear = sentence(error);
  process.stderr.write(`\n${clear ?? (error instanceof Error ? error.stack : String(error))}\n`);
  process.exitCode = 1;
}
