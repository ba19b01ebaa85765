/** `npm run bench:export`: how long the files of a very large plan take, and what they cost the server. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { connect } from "@/lib/db/client";
import { withBenchServer } from "./bench/server";
import { signIn } from "./bench/visitor";
import { fail, Problem, say } from "./steps/say.mjs";

const help = `npm run bench:export [-- options]

Builds, starts a server on one plan of 5,000 tasks, and downloads its ledger in each form, several times one after
the other: median time until the first byte and until the last, and the most memory that the server held (Linux).

  --runs N         5
  --plan-tasks N   5000
  --database URL   a database filled by bench:seed, instead of one that is filled for this run
  --as-built       uses the build that is there
  --limit MS       fails where a file takes longer
  --help           this text
`;

const paths = ["xlsx", "docx", "csv"].map((format) => `table/export?format=${format}`);
const divisions = ["xlsx", "docx"].map((format) => `matrix/export?format=${format}`);

interface Download {
  first: number;
  last: number;
  bytes: number;
}

async function download(address: string, cookie: string): Promise<Download> {
  const from = performance.now();
  const response = await fetch(address, { headers: { cookie } });
  if (response.status !== 200 || !response.body) throw new Problem(`${address} answers ${response.status}`);
  let [first, bytes] = [0, 0];
  for await (const chunk of response.body) {
    first ||= performance.now() - from;
    bytes += chunk.length;
  }
  return { first, last: performance.now() - from, bytes };
}

/** Megabytes that the server and its threads hold; null where the system does not tell. */
function memoryOf(pid: number): number | null {
  try {
    const held = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return held === undefined ? null : Number(held) / 1024;
  } catch {
    return null;
  }
}

const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[all.length >> 1] ?? 0;

interface Options {
  runs: number;
  planTasks: number;
  filled: string | undefined;
  asBuilt: boolean;
  limit: number;
}

async function bench({ runs, planTasks, filled, asBuilt, limit }: Options): Promise<void> {
  await withBenchServer({ planTasks, asBuilt, filled }, async ({ base, databaseUrl, pid }) => {
    const client = connect(databaseUrl);
    const plan = await client.plan.findFirstOrThrow({ select: { id: true } });
    await client.$disconnect();
    const cookie = await signIn(base, "supervisor");
    const slow: string[] = [];
    say(`${"file".padEnd(28)}  first ms   last ms        KB  most MB`);
    for (const path of [...paths, ...divisions]) {
      const address = `${base}/plans/${plan.id}/${path}`;
      await download(address, cookie);
      let most = 0;
      const watch = setInterval(() => {
        most = Math.max(most, memoryOf(pid) ?? 0);
      }, 50);
      const all: Download[] = [];
      for (let run = 0; run < runs; run++) all.push(await download(address, cookie));
      clearInterval(watch);
      const last = median(all.map((one) => one.last));
      const figures = [median(all.map((one) => one.first)), last, (all[0]?.bytes ?? 0) / 1024];
      if (last > limit) slow.push(path);
      const shown = figures.map((figure) => figure.toFixed(0).padStart(10)).join("");
      say(`${path.padEnd(28)}${shown}${(most === 0 ? "—" : most.toFixed(0)).padStart(9)}`);
    }
    if (slow.length > 0) throw new Problem(`Longer than ${limit} ms: ${slow.join(", ")}.`);
  });
}

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    "plan-tasks": { type: "string", default: "5000" },
    database: { type: "string" },
    "as-built": { type: "boolean", default: false },
    limit: { type: "string", default: "Infinity" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) say(help);
else {
  await bench({
    runs: Number(values.runs),
    planTasks: Number(values["plan-tasks"]),
    filled: values.database,
    asBuilt: values["as-built"],
    limit: Number(values.limit),
  }).catch(fail);
}
