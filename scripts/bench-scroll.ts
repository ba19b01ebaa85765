/** `npm run bench:scroll`: how the views of a very large plan work in a browser. */
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { connect } from "@/lib/db/client";
import { categories, type Frames, limit as frameLimit, framesOf } from "./bench/frames";
import { settleBrowser } from "./bench/rest";
import { withBenchServer } from "./bench/server";
import { stolenFrom } from "./bench/stolen";
import { measure, signIn } from "./bench/visitor";
import { findBrowser } from "./steps/browser";
import { fail, Problem, say } from "./steps/say.mjs";

const help = `npm run bench:scroll [-- options]

Builds, starts a server on one plan of 5,000 tasks, and opens its views in Chromium, with nothing kept from before and
once the browser stands still: how long it takes from the first byte asked for to the answer to a first key; how the
frames come while somebody scrolls down the rows and, in the matrix, along the columns (told by the browser's tracing);
how much memory the page's scripts hold afterwards.

  drawn, late, worst   frames that the browser draws, those that come more than 50 ms after the one before, the worst
  blank                frames in which rows in sight were not there yet
  page, late, worst    frames that the page takes part in: it may be busy while what it has drawn moves on
  stolen               what of the processors' time others had meanwhile, in percent; where that is much, so is late

The first line is an empty page, scrolled the same way: frames that are late there are the machine's.

  --plan-tasks N   5000
  --views A,B      table,matrix,document,board,timeline
  --database URL   a database filled by bench:seed, instead of one that is filled for this run
  --as-built       uses the build that is there
  --strict         fails where a limit is passed: first answer 1500 ms; in table and matrix no drawn frame over 50 ms and
                   none with blanks; 250 MB
  --help           this text
`;

const interactionLimit = 1_500;
const heapLimit = 250;
/** Which read rows on while somebody scrolls. */
const reading = ["table", "matrix", "timeline"];
/** Where no frame may be late. */
const smooth = ["table", "matrix"];
const viewport = { width: 1440, height: 900 };
const speed = 3_000;
const distance = 20_000;

interface Scroll extends Frames {
  blank: number;
  stolen: number | null;
}

interface Result {
  view: string;
  firstKey: number;
  scroll: Scroll;
  sideways: Scroll | null;
  heap: number;
}

/** From the navigation to the first key that the page answers: / leads into its search. */
async function firstKey(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: "commit" });
  const answered = () => {
    const at = document.activeElement;
    return at instanceof HTMLInputElement && at.type !== "checkbox" ? performance.now() : null;
  };
  for (const end = performance.now() + 60_000; performance.now() < end; ) {
    await page.keyboard.press("/");
    const at = await page.evaluate(answered).catch(() => null);
    if (at !== null) return at;
  }
  throw new Problem(`${address} does not answer to a key`);
}

async function scrollBy(page: Page, by: { xDistance?: number; yDistance?: number }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const place = { x: 900, y: 500, gestureSourceType: "mouse" as const, preventFling: true };
  await session.send("Input.synthesizeScrollGesture", { ...place, ...by, speed });
  await session.detach();
}

/**
 * Lets the browser draw every frame, for a dot that comes and goes by itself, and the page take part in each. With each
 * step of a scroll, when the page has just been laid out for its own questions, looks whether all rows in sight are there.
 */
function watchFrames() {
  const dot = document.body.appendChild(document.createElement("div"));
  dot.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px; background: gray";
  dot.animate([{ opacity: 0.5 }, { opacity: 1 }], { duration: 1_000, iterations: Number.POSITIVE_INFINITY });
  const grid = document.querySelector("[role=grid]");
  const watched = {
    dot,
    id: 0,
    blank: 0,
    look() {
      if (!grid) return;
      const rows = grid.querySelectorAll("tbody > [aria-rowindex]");
      const [from, to] = [rows[0], rows[rows.length - 1]].map((row) => row?.getBoundingClientRect());
      const head = grid.querySelector("thead")?.getBoundingClientRect();
      const foot = grid.querySelector("tfoot")?.getBoundingClientRect();
      if (!from || !to || !head || !foot || from.top > head.bottom + 1 || to.bottom < foot.top - 1)
        watched.blank += 1;
    },
    ask() {
      watched.id = requestAnimationFrame(watched.ask);
    },
  };
  window.addEventListener("scroll", watched.look, { capture: true, passive: true });
  watched.ask();
  return watched;
}

async function traced(browser: Browser, page: Page, work: () => Promise<void>): Promise<Scroll> {
  const frames = await page.evaluateHandle(watchFrames);
  await browser.startTracing(page, { categories });
  const { stolen } = await stolenFrom(work);
  const trace = await browser.stopTracing();
  const blank = await frames.evaluate((watched) => {
    cancelAnimationFrame(watched.id);
    window.removeEventListener("scroll", watched.look, { capture: true });
    watched.dot.remove();
    return watched.blank;
  });
  return { ...framesOf(trace), blank, stolen };
}

/** Megabytes that scripts hold once what nobody needs has been thrown away. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1024 / 1024;
}

async function measureView(browser: Browser, base: string, planId: string, view: string): Promise<Result> {
  const context = await browser.newContext({ viewport });
  const cookie = await signIn(base, "supervisor");
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value: decodeURIComponent(value), url: base }]);
  const page = await context.newPage();
  try {
    await settleBrowser(browser);
    const time = await firstKey(page, `${base}/plans/${planId}/${view}`);
    await page.keyboard.press("Escape");
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.mouse.move(900, 500);
    const scroll = await traced(browser, page, () => scrollBy(page, { yDistance: -distance }));
    const sideways =
      view === "matrix" || view === "timeline"
        ? await traced(browser, page, async () => {
            await scrollBy(page, { xDistance: -4_000 });
            await scrollBy(page, { xDistance: 4_000 });
          })
        : null;
    // Where the rest is read on by itself, it is waited for: it is part of what the page holds.
    await page.waitForLoadState("networkidle").catch(() => undefined);
    return { view, firstKey: time, scroll, sideways, heap: await heapOf(page) };
  } finally {
    await context.close();
  }
}

/** What the machine brings about by itself: a page as long as one scrolls, with nothing on it. */
async function measureEmpty(browser: Browser): Promise<Scroll> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  try {
    await page.setContent(
      `<div style="height: 100vh; overflow: auto; background: white"><div style="height: ${distance + viewport.height}px"></div></div>`,
    );
    await page.mouse.move(900, 500);
    return await traced(browser, page, () => scrollBy(page, { yDistance: -distance }));
  } finally {
    await context.close();
  }
}

const columns = ["view", "first key", "drawn", "late", "worst", "blank"] as const;
const more = ["page", "late", "worst", "long tasks", "longest", "stolen %", "heap MB"] as const;

function line(all: readonly string[]): string {
  return all.map((cell, at) => (at === 0 ? cell.padEnd(18) : cell.padStart(at === 1 ? 10 : 9))).join("");
}

function cells({ drawn, blank, page, longTasks, longestTask, stolen }: Scroll): string[] {
  const pauses = ({ count, late, worst }: Frames["drawn"]) => [count, late, worst];
  return [
    ...[...pauses(drawn), blank, ...pauses(page), longTasks, longestTask].map((figure) => figure.toFixed(0)),
    stolen === null ? "" : (100 * stolen).toFixed(1),
  ];
}

function lines({ view, firstKey: time, scroll, sideways, heap }: Result): string[] {
  return [
    line([view, time.toFixed(0), ...cells(scroll), heap.toFixed(1)]),
    ...(sideways ? [line([`${view}, sideways`, "", ...cells(sideways)])] : []),
  ];
}

/** What of a view passes its limits. */
function faults({ view, firstKey: time, scroll, sideways, heap }: Result): string[] {
  const all = smooth.includes(view) ? [scroll, sideways].filter((frames) => frames !== null) : [];
  return [
    time > interactionLimit ? `${view} answers after ${time.toFixed(0)} ms` : null,
    all.some(({ drawn }) => drawn.late > 0) ? `${view} has frames over ${frameLimit} ms` : null,
    all.some(({ blank }) => blank > 0) ? `${view} shows blanks` : null,
    heap > heapLimit ? `${view} holds ${heap.toFixed(0)} MB` : null,
  ].filter((fault) => fault !== null);
}

interface Options {
  planTasks: number;
  views: string[];
  filled: string | undefined;
  asBuilt: boolean;
  isStrict: boolean;
}

async function bench({ planTasks, views, filled, asBuilt, isStrict }: Options): Promise<void> {
  await withBenchServer({ planTasks, asBuilt, filled }, async ({ base, databaseUrl }) => {
    const client = connect(databaseUrl);
    const plan = await client.plan.findFirstOrThrow({ select: { id: true } });
    await client.$disconnect();
    const executablePath = findBrowser();
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
    });
    const wrong: string[] = [];
    try {
      say(line([...columns, ...more]));
      say(line(["empty page", "", ...cells(await measureEmpty(browser))]));
      for (const view of views) {
        // The server has answered before, as servers have: what it reads in and compiles at first is not the view's.
        const cookie = await signIn(base, "supervisor");
        for (const asked of [view, ...(reading.includes(view) ? [`${view}/rows?count=1`] : [])])
          await measure(base, cookie, `/plans/${plan.id}/${asked}`, 0);
        const result = await measureView(browser, base, plan.id, view);
        for (const told of lines(result)) say(told);
        wrong.push(...faults(result));
      }
    } finally {
      await browser.close();
    }
    say(
      `Limits: first key ${interactionLimit} ms; in ${smooth.join(" and ")} no frame over ${frameLimit} ms; ${heapLimit} MB.`,
    );
    if (isStrict && wrong.length > 0) throw new Problem(`Past a limit: ${wrong.join("; ")}.`);
  });
}

const { values } = parseArgs({
  options: {
    "plan-tasks": { type: "string", default: "5000" },
    views: { type: "string", default: "table,matrix,document,board,timeline" },
    database: { type: "string" },
    "as-built": { type: "boolean", default: false },
    strict: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) say(help);
else {
  await bench({
    planTasks: Number(values["plan-tasks"]),
    views: values.views.split(","),
    filled: values.database,
    asBuilt: values["as-built"],
    isStrict: values.strict,
  }).catch(fail);
}
