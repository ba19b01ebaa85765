/** `npm run audit:verify`: walks the chain of every workspace's log. */

import { verifyChain } from "@/lib/audit/data";
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

Exit status: 0 every chain holds; 1 one is broken.
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

/** Says how one log stands; whether it holds. */
async function verify(workspace: { id: string; slug: string }): Promise<boolean> {
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
    for (const workspace of workspaces) if (!(await verify(workspace))) broken += 1;
    if (workspaces.length === 0) say("There is no workspace yet.");
    if (broken > 0) process.exitCode = 1;
  } finally {
    await database().$disconnect();
  }
}

if (process.argv.includes("--help")) say(help);
else await main(process.argv[2]).catch(fail);
