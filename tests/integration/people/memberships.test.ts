import { beforeEach, expect, it } from "vitest";
import { otherStandings } from "@/lib/auth/memberships";
import { findActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { addMembership, removeMembership } from "@/lib/people/mutations";
import { switchMembership } from "@/lib/people/standing/mutations";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let administrator: Actor;
let officer: Actor;
const now = new Date();

beforeEach(async () => {
  workspace = await createWorkspace();
  ({ administrator, officer } = workspace.actors);
});

function give(role: "head" | "supervisor", departmentId: string | null): Promise<void> {
  return addMembership(administrator, { userId: officer.userId, role, departmentId }, now);
}

it("lets somebody with several posts act in each of them", async () => {
  expect(await otherStandings(officer)).toEqual([]);
  const [, second] = workspace.departments;
  await give("head", second.id);
  const [other] = await otherStandings(officer);
  expect(other).toMatchObject({ role: "head", department: second.name });
  await switchMembership(officer, { membershipId: other?.membershipId ?? "" }, now);
  expect(await findActor(officer.sessionId, now)).toMatchObject({ role: "head", departmentId: second.id });
});

it("gives no post twice, and takes neither the last nor one's own", async () => {
  await give("supervisor", null);
  await expect(give("supervisor", null)).rejects.toMatchObject({ code: "stateForbids" });
  const [supervisor] = await otherStandings(officer);
  const membershipId = supervisor?.membershipId ?? "";
  await switchMembership(officer, { membershipId }, now);
  await removeMembership(administrator, { membershipId }, now);
  // The session that acted in it ends with it.
  expect(await findActor(officer.sessionId, now)).toBeNull();
  for (const { userId } of [officer, administrator]) {
    const last = await database().membership.findFirstOrThrow({ where: { userId } });
    await expect(removeMembership(administrator, { membershipId: last.id }, now)).rejects.toMatchObject({
      code: "stateForbids",
    });
  }
});

it("lets nobody act in a post of somebody else", async () => {
  await give("supervisor", null);
  const [supervisor] = await otherStandings(officer);
  await expect(
    switchMembership(workspace.actors.other, { membershipId: supervisor?.membershipId ?? "" }, now),
  ).rejects.toMatchObject({ code: "notFound" });
});
