import pg from "pg";
import { z } from "zod";
import { channel } from "./announce";

const message = z.object({
  workspace: z.string(),
  sequence: z.number().nullable().default(null),
  author: z.string().nullable().default(null),
  plan: z.string().nullable().default(null),
  tasks: z.array(z.string()).nullable().default(null),
  /** Those with a part in the tasks; null: any may have. */
  departments: z.array(z.string()).nullable().default(null),
  /** Only for these people, who have a message; null: for all. Absent: it is no message. */
  users: z.array(z.string()).nullable().optional(),
});

/** One change as the database tells it. */
export type Change = z.output<typeof message>;

export interface Listener {
  /** Whether changes arrive, waiting up to so many milliseconds for it. */
  listening(waitMs: number): Promise<boolean>;
  stop(): Promise<void>;
}

const firstPauseMs = 500;
const longestPauseMs = 15_000;

/**
 * Holds one connection on which the database tells changes, and opens it anew when it breaks. `onGap` is called when
 * it broke: what happened from then on is not told.
 */
export function listen(url: string, onChange: (change: Change) => void, onGap: () => void): Listener {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let pauseMs = firstPauseMs;
  let isListening = false;
  let isStopped = false;
  let waiting: (() => void)[] = [];

  function lose(lost: pg.Client): void {
    if (client !== lost) return;
    client = null;
    lost.end().catch(() => undefined);
    if (isListening) onGap();
    isListening = false;
    if (isStopped) return;
    timer = setTimeout(connect, pauseMs);
    timer.unref();
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }

  async function connect(): Promise<void> {
    // Keep-alive notices a database that went away without a word.
    const opened = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 10_000 });
    client = opened;
    opened.on("error", () => lose(opened));
    opened.on("end", () => lose(opened));
    opened.on("notification", ({ payload }) => {
      const parsed = message.safeParse(readJson(payload ?? ""));
      if (parsed.success) onChange(parsed.data);
    });
    try {
      await opened.connect();
      await opened.query(`LISTEN ${channel}`);
    } catch {
      lose(opened);
      return;
    }
    if (client !== opened) return;
    isListening = true;
    pauseMs = firstPauseMs;
    for (const tell of waiting) tell();
    waiting = [];
  }

  void connect();
  return {
    listening(waitMs) {
      if (isListening) return Promise.resolve(true);
      return new Promise((resolve) => {
        waiting.push(() => resolve(true));
        setTimeout(() => resolve(false), waitMs).unref();
      });
    },
    async stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
      const open = client;
      client = null;
      isListening = false;
      await open?.end().catch(() => undefined);
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
