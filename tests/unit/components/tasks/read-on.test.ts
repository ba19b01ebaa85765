import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readAhead, readUpTo } from "@/components/tasks/read-on";

const total = 3_000;
const all = Array.from({ length: total }, (_, at) => ({ id: `row-${at}` }));
const first = all.slice(0, 100);

class Pane {
  clientHeight = 900;
  scrollHeight = total * 30;
  scrollTop = 0;
}

let server: Server;
let address: string;
/** How many rows each answer was asked for, in order. */
let asked: number[];
/** How many of the next answers fail. */
let failing: number;
let stopped: AbortController;
let grown: { ids: string[]; isLast: boolean; isDone: boolean }[];

beforeEach(async () => {
  [asked, failing, grown, stopped] = [[], 0, [], new AbortController()];
  server = createServer((request, response) => {
    const params = new URL(request.url ?? "", "http://localhost").searchParams;
    asked.push(Number(params.get("count")));
    if (failing > 0) {
      failing -= 1;
      response.writeHead(503).end();
      return;
    }
    const from = all.findIndex(({ id }) => id === params.get("after")) + 1;
    response.end(JSON.stringify(all.slice(from, from + Number(params.get("count")))));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rows`;
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("Element", Pane);
});
afterEach(async () => {
  stopped.abort();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  server.closeAllConnections();
  await once(server.close(), "close");
});

const reading = () => ({
  address,
  first,
  total,
  from: [],
  signal: stopped.signal,
  grow: (rows: readonly { id: string }[], isLast: boolean, isDone: boolean) =>
    grown.push({ ids: rows.map(({ id }) => id), isLast, isDone }),
});
const read = () => grown.at(-1)?.ids.length ?? 0;
const isDone = () => grown.at(-1)?.isDone === true;
const soon = (holds: () => void) => vi.waitFor(holds, { timeout: 10_000 });
const beyondFirst = all.slice(100).map(({ id }) => id);

function scrollTo(row: number, pane: Pane): void {
  pane.scrollTop = row * 30 - pane.clientHeight;
  const scroll = new Event("scroll");
  Object.defineProperty(scroll, "target", { value: pane });
  window.dispatchEvent(scroll);
}

it("has what lies just ahead before anybody moves, and the rest once somebody looks further", async () => {
  const done = readAhead(() => false, reading());
  await soon(() => expect(read()).toBe(150));
  window.dispatchEvent(new Event("keydown"));
  await done;
  expect(asked).toEqual([150, 1_000, 1_000, 1_000]);
  expect(grown.at(-1)).toEqual({ ids: beyondFirst, isLast: true, isDone: true });
});

it("does not wait for a page that is busy with the scroll itself", async () => {
  Object.assign(window, { requestIdleCallback: () => 0 });
  const clock = vi.spyOn(performance, "now").mockReturnValue(0);
  const done = readAhead(() => false, reading());
  scrollTo(40, new Pane());
  await soon(() => expect(read()).toBeGreaterThanOrEqual(150));
  clock.mockReturnValue(1_000);
  await done;
  expect(grown.at(-1)?.ids).toEqual(beyondFirst);
});

it("reads a little at a time while somebody scrolls, and the rest when the list stands still", async () => {
  const pane = new Pane();
  const clock = vi.spyOn(performance, "now").mockReturnValue(0);
  const done = readAhead(() => false, reading());
  for (let row = 60; row <= 600; row += 60) {
    scrollTo(row, pane);
    await soon(() => expect(first.length + read()).toBeGreaterThanOrEqual(row + 250));
    expect(read()).toBeLessThan(row + 400);
  }
  expect(new Set(asked)).toEqual(new Set([150]));
  clock.mockReturnValue(1_000);
  await done;
  expect(new Set(asked)).toEqual(new Set([150, 1_000]));
  expect(grown.at(-1)?.ids).toEqual(beyondFirst);
});

it("goes at once to where somebody has jumped", async () => {
  const pane = new Pane();
  const done = readAhead(() => false, reading());
  scrollTo(total, pane);
  await done;
  expect(asked).toEqual([1_000, 1_000, 1_000]);
});

it("tries again what failed, and loses nothing", async () => {
  failing = 1;
  const done = readAhead(() => true, reading());
  await done;
  expect(asked[0]).toBe(asked[1]);
  expect(grown.at(-1)?.ids).toEqual(beyondFirst);
});

it("stops when nobody asks any more", async () => {
  const done = readAhead(() => false, reading());
  await soon(() => expect(read()).toBe(150));
  stopped.abort();
  await done;
  expect(isDone()).toBe(false);
});

it("reads as many as are wanted, where somebody says how many, and tells when an answer fails", async () => {
  await readUpTo(1_200, reading());
  expect(grown).toEqual([{ ids: beyondFirst.slice(0, 2_000), isLast: false, isDone: true }]);
  failing = 1;
  await expect(readUpTo(3_000, reading())).rejects.toThrow("503");
});
