/** `npm run audit:verify`: walks the chain of every workspace's log, and rebuilds the states from it. */

import { verifyChain } from "@/lib/audit/data";
import { listStrayStates, mostStrayStates } from "@/lib/audit/states";
import { scopeOfCommand } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { connect } from "@/lib/db/reach";
import { requireDatabaseUrl } from "@/lib/env";
import { fail, Problem, say } from "./steps/say.mjs";

const help = `npm run audit:verify [-- SLUG]

Recomputes the log of each workspace, or of the one named, row by row: each row is sealed with a hash over what it
says and the hash of the row before it. Prints one line for a workspace; where a row was changed, inserted or taken
out, the first row that no longer fits is named.

The line ends with the seal of the last row. Kept elsewhere, it also shows rows that were cut off the end: a later
log must still hold that seal under that number.

Then every state is rebuilt from the logs alone: tasks and their figures, parts, reports, requests to extend, problems,
instructions, imports and periods. Each that stands otherwise is named in one line, with its kind and id: it was written
past the logs. At most ${mostStrayStates} are named for a workspace.

Exit status: 0 every chain holds and every state is told by the logs; 1 otherwise.
`;

interface Row {
  id: string;
  sequence: number;
  at: Date;
  actorName: string;
  kind: string;
  hash: string;
}

function rowAt(workspaceId: string, sequence: number): Promise<Row | null> {
  return database().auditEvent.findUnique({
    where: { workspaceId_sequence: { workspaceId, sequence } },
    select: { id: true, sequence: true, at: true, actorName: true, kind: true, hash: true },
  });
}

interface Named {
  id: string;
  slug: string;
}

/** Says how one log stands; whether it holds. */
async function verifyLog(workspace: Named): Promise<boolean> {
  const { rows, brokenAt } = await verifyChain(scopeOfCommand(workspace.id));
  if (brokenAt === null) {
    const last = rows > 0 ? await rowAt(workspace.id, rows) : null;
    say(`✓ ${workspace.slug}: ${rows} rows, the chain holds${last ? `; last seal ${last.hash}` : ""}`);
    return true;
  }
  const row = await rowAt(workspace.id, brokenAt);
  const named = row
    ? `row ${row.sequence} (${row.kind} by ${row.actorName}, ${row.at.toISOString()}, id ${row.id})`
    : `row ${brokenAt}`;
  const missing = brokenAt > rows + 1 ? `; row ${rows + 1} is missing` : "";
  say(`✗ ${workspace.slug}: broken at ${named}${missing}; the ${rows} rows before it hold`);
  return false;
}

/** Names each state that the logs do not lead to; whether there is none. */
async function verifyStates({ id, slug }: Named): Promise<boolean> {
  const stray = await listStrayStates(scopeOfCommand(id));
  if (stray.length === 0) say(`✓ ${slug}: the logs rebuild every state`);
  for (const { subject, id: row, stands, logged } of stray) {
    say(
      `✗ ${slug}: ${subject} ${row} stands as "${stands}", ${logged === null ? "the logs do not know it" : `the logs say "${logged}"`}`,
    );
  }
  if (stray.length === mostStrayStates) say(`✗ ${slug}: there may be more than these ${stray.length}`);
  return stray.length === 0;
}

async function main(slug: string | undefined): Promise<void> {
  // Says in one sentence what is wrong where the database cannot be reached.
  await (await connect(requireDatabaseUrl())).end();
  try {
    const workspaces = await database().workspace.findMany({
      where: { slug },
      orderBy: { slug: "asc" },
      select: { id: true, slug: true },
    });
    if (slug !== undefined && workspaces.length === 0) throw new Problem(`There is no workspace "${slug}".`);
    let broken = 0;
    for (const workspace of workspaces) {
      const holds = [await verifyLog(workspace), await verifyStates(workspace)];
      if (holds.includes(false)) broken += 1;
    }
    if (workspaces.length === 0) say("There is no workspace yet.");
    if (broken > 0) process.exitCode = 1;
  } finally {
    await database().$disconnect();
  }
}

if (process.argv.includes("--help")) say(help);
else await main(process.argv[2]).catch(fail);
