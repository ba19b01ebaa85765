import { EventEmitter, once } from "node:events";
import { beforeAll, expect, it } from "vitest";
import { sayOn } from "@/scripts/steps/say.mjs";
import { supervise } from "@/scripts/steps/supervise";

/** A program that ends when it is told to. */
function program() {
  let end: () => void = () => undefined;
  const exited = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { exited, end, stop: async () => end() };
}

const quick = { endings: 5, within: 60_000, firstWait: 1 };

beforeAll(() => sayOn(process.stderr));

it("begins a program again that has ended by itself", async () => {
  const started: ReturnType<typeof program>[] = [];
  const begun = new EventEmitter();
  const start = async () => {
    const one = program();
    started.push(one);
    begun.emit("program");
    return one;
  };
  const kept = await supervise("It", start, quick);
  started[0]?.end();
  await once(begun, "program");
  await kept.stop();
  expect(started).toHaveLength(2);
});

it("leaves it ended when it was stopped", async () => {
  let starts = 0;
  const kept = await supervise("It", async () => {
    starts += 1;
    return program();
  });
  await kept.stop();
  await Promise.race([kept.failed, Promise.resolve()]);
  expect(starts).toBe(1);
});

it("gives up with a sentence when it keeps ending", async () => {
  const start = async () => ({
    exited: Promise.resolve(),
    stop: async () => undefined,
  });
  const kept = await supervise("It", start, quick);
  await expect(kept.failed).rejects.toThrow("It ended 6 times within a minute");
});

it("does not hide that the first start fails", async () => {
  await expect(supervise("It", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
});
