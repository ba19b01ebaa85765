/** Keeps a program running: begins it again when it ends by itself, ever more slowly, and gives up with a sentence. */
import { setTimeout as sleep } from "node:timers/promises";
import { Problem, say, sentence } from "./say.mjs";

export interface Unit {
  /** Settles when the program has ended, for whatever reason. */
  exited: Promise<unknown>;
  stop(): Promise<void>;
}

export interface Supervised {
  /** Rejects when it cannot be kept running; never resolves. */
  failed: Promise<never>;
  stop(): Promise<void>;
}

const patience = { endings: 5, within: 60_000, firstWait: 250 };

export async function supervise(
  name: string,
  start: () => Promise<Unit>,
  { endings: most, within, firstWait } = patience,
): Promise<Supervised> {
  let unit = await start();
  let stopping = false;
  const endings: number[] = [];

  async function again(): Promise<void> {
    endings.push(performance.now());
    const recent = endings.filter((time) => performance.now() - time < within).length;
    if (recent > most) {
      throw new Problem(
        `${name} ended ${recent} times within a minute. Look at the messages above, then start again.`,
      );
    }
    const wait = firstWait * 2 ** (recent - 1);
    say(`${name} has ended. It is started again in ${(wait / 1000).toFixed(1)} s.`);
    await sleep(wait);
    if (stopping) return;
    try {
      unit = await start();
      if (stopping) await unit.stop();
      else say(`${name} works again.`);
    } catch (error) {
      say(`${name} did not start: ${sentence(error) ?? String(error)}`);
      unit = { exited: Promise.resolve(), stop: async () => undefined };
    }
  }

  async function watch(): Promise<never> {
    for (;;) {
      await unit.exited;
      if (stopping) return new Promise<never>(() => undefined);
      await again();
    }
  }

  return {
    failed: watch(),
    async stop() {
      stopping = true;
      await unit.stop();
    },
  };
}
