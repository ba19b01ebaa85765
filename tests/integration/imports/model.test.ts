import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { listStrayStates } from "@/lib/audit/states";
import { actingFor } from "@/lib/auth/acting";
import { perform } from "@/lib/auth/action";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import { findActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import {
  discardImportDraft,
  retryImportReading,
  saveImportDraft,
  takeOverImport,
} from "@/lib/imports/actions";
import { findDraft } from "@/lib/imports/data";
import { receiveImport } from "@/lib/imports/mutations";
import { beginReading, readingEnds, resumeReadings } from "@/lib/imports/stages/reading";
import type { ImportStatus } from "@/lib/imports/types";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";
import { planText } from "./samples";

type Name = "supervisor" | "second" | "officer" | "leader" | "stranger";
const names: Name[] = ["supervisor", "second", "officer", "leader", "stranger"];

interface Model {
  status: ImportStatus;
  version: number;
  /** How often a reading was begun since somebody last asked for one. */
  attempts: number;
  /** Whether the server that reads it is still heard of. */
  lease: "none" | "held" | "gone";
  /** Whether there is a plan in the document. */
  isPlan: boolean;
  title: string | null;
}

interface Real {
  workspace: TestWorkspace;
  actors: Record<Name, Actor>;
  scope: Scope;
  importId: string;
  planId: string | null;
}

const now = new Date();
const hour = 3_600_000;
const mostAttempts = 3;
const mayImport = (who: Name) => who === "supervisor" || who === "second";

/** A server claims the document and reads it, if it may. */
function read(model: Model): void {
  if (model.status !== "uploaded" && model.lease !== "gone") return;
  model.attempts += 1;
  model.lease = "none";
  model.status = model.attempts <= mostAttempts && model.isPlan ? "in_review" : "failed";
}

function rowOf({ importId }: Real) {
  return database().import.findUniqueOrThrow({ where: { id: importId } });
}

/** Everything that an act could have changed. */
async function everything(real: Real): Promise<unknown> {
  const { workspaceId } = real.scope;
  const where = { workspaceId };
  return {
    row: await rowOf(real),
    documents: await database().sourceDocument.findMany({ where, select: { text: true, planId: true } }),
    counts: await Promise.all([
      database().import.count({ where }),
      database().plan.count({ where }),
      database().task.count({ where }),
      database().department.count({ where }),
      database().auditEvent.count({ where }),
      database().statusChange.count({ where }),
    ]),
  };
}

/** The row, its document, what became of it, and the log tell the same. */
async function agrees(model: Model, real: Real): Promise<void> {
  const { workspaceId } = real.scope;
  const row = await rowOf(real);
  const { status, version, attempts } = row;
  const lease = row.leasedUntil === null ? "none" : row.leasedUntil > now ? "held" : "gone";
  const draft = await findDraft(real.scope, real.importId).catch(() => null);
  expect({ status, version, attempts, lease }).toEqual({
    status: model.status,
    version: model.version,
    attempts: model.attempts,
    lease: model.lease,
  });
  expect(row.status === "reading").toBe(row.reader !== null);
  expect(row.status === "failed").toBe(row.failure !== null && model.status === "failed");
  if (status === "in_review" && model.title !== null) expect(draft?.draft.plan.title).toBe(model.title);
  // One plan, and only of what was taken over.
  const plans = await database().plan.findMany({ where: { workspaceId }, select: { id: true } });
  expect(plans.map(({ id }) => id)).toEqual(status === "taken_over" ? [real.planId] : []);
  expect(row.planId).toBe(real.planId);
  const told = await database().auditEvent.findMany({
    where: { workspaceId, kind: { in: ["import.uploaded", "import.discarded", "plan.imported"] } },
    orderBy: { sequence: "asc" },
    select: { kind: true },
  });
  const ends = { taken_over: ["plan.imported"], discarded: ["import.discarded"] };
  const end = status === "taken_over" || status === "discarded" ? ends[status] : [];
  expect(told.map(({ kind }) => kind)).toEqual(["import.uploaded", ...end]);
}

async function done(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** One act by one person: what the rules say of it, what the server does, and whether they agree. */
class Act implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly what: string,
    readonly allowed: (model: Model) => boolean,
    readonly work: (real: Real) => Promise<unknown>,
    readonly effect: (model: Model) => void,
    readonly check: (model: Readonly<Model>) => boolean = () => true,
  ) {}
  async run(model: Model, real: Real): Promise<void> {
    const allowed = this.allowed(model);
    const before = await everything(real);
    expect(await done(this.work(real))).toBe(allowed);
    if (allowed) this.effect(model);
    else expect(await everything(real)).toEqual(before);
    await agrees(model, real);
  }
  toString = () => this.what;
}

/** A server begins to read and ends before it is done. */
const dies = (isHeard: boolean) =>
  new Act(
    isHeard ? "a server reads" : "a server ends while it reads",
    () => true,
    ({ importId }) =>
      database().import.update({
        where: { id: importId },
        data: {
          status: "reading",
          stage: "tasks",
          attempts: { increment: 1 },
          reader: randomUUID(),
          leasedUntil: new Date(now.getTime() + (isHeard ? hour : -hour)),
        },
      }),
    (model) => {
      Object.assign(model, { status: "reading", attempts: model.attempts + 1 });
      model.lease = isHeard ? "held" : "gone";
    },
    ({ status, lease, attempts }) => (status === "uploaded" || lease === "gone") && attempts < mostAttempts,
  );

const lapses = new Act(
  "the server that reads is heard of no more",
  () => true,
  ({ importId }) =>
    database().import.update({
      where: { id: importId },
      data: { leasedUntil: new Date(now.getTime() - hour) },
    }),
  (model) => {
    model.lease = "gone";
  },
  ({ lease }) => lease === "held",
);

const resumes = new Act(
  "a server starts",
  () => true,
  () => resumeReadings(),
  read,
);

const retries = (who: Name) =>
  new Act(
    `${who} asks to read it again`,
    ({ status }) => mayImport(who) && ["failed", "uploaded", "reading"].includes(status),
    async ({ actors, importId }) => {
      await perform(retryImportReading.definition, actors[who], { importId }, now);
      await readingEnds(importId);
    },
    (model) => {
      if (model.status === "failed") Object.assign(model, { status: "uploaded", attempts: 0 });
      read(model);
    },
  );

const putAway = (model: Model) => {
  if (model.status === "discarded") return;
  Object.assign(model, { status: "discarded", version: model.version + 1, lease: "none" });
};

const discards = (who: Name) =>
  new Act(
    `${who} discards it`,
    ({ status }) => mayImport(who) && status !== "taken_over",
    ({ actors, importId }) => perform(discardImportDraft.definition, actors[who], { importId }, now),
    putAway,
  );

/** The thread that reads is stopped in the midst of it; what it may have had ready by then is put away as well. */
class DiscardWhileRead implements fc.AsyncCommand<Model, Real> {
  check = ({ status, lease }: Readonly<Model>) => status === "uploaded" || lease === "gone";
  async run(model: Model, real: Real): Promise<void> {
    const { actors, importId } = real;
    beginReading(importId);
    const reading = readingEnds(importId);
    await perform(discardImportDraft.definition, actors.supervisor, { importId }, now);
    await reading;
    const { attempts } = await rowOf(real);
    // Whether it was claimed by then is nobody's to say.
    expect([model.attempts, model.attempts + 1]).toContain(attempts);
    model.attempts = attempts;
    putAway(model);
    await agrees(model, real);
  }
  toString = () => "supervisor discards it while it is read";
}

const saves = (who: Name, behind: number, title: string) =>
  new Act(
    `${who} saves ${title} on the version ${behind} before`,
    ({ status }) => mayImport(who) && status === "in_review" && behind === 0,
    async ({ actors, importId, scope }) => {
      const { version } = await database().import.findUniqueOrThrow({ where: { id: importId } });
      const stored = await findDraft(scope, importId).catch(() => null);
      const plan = stored && { ...stored.draft.plan, title };
      const changes = plan ? { plan } : { acknowledged: [] };
      const input = { importId, version: version + behind, changes };
      await perform(saveImportDraft.definition, actors[who], input, now);
    },
    (model) => {
      model.version += 1;
      model.title = title;
    },
  );

function order({ importId }: Real, version: number) {
  return { importId, version, handOut: version % 2 === 0 };
}

const takeOver = (who: Name, behind: number) =>
  new Act(
    `${who} takes it over on the version ${behind} before`,
    ({ status }) =>
      // Asked again, it answers with the plan that was made.
      mayImport(who) && (status === "taken_over" || (status === "in_review" && behind === 0)),
    async (real) => {
      const { version } = await rowOf(real);
      const input = order(real, version + behind);
      const { planId } = await perform(takeOverImport.definition, real.actors[who], input, now);
      real.planId ??= planId;
      expect(planId).toBe(real.planId);
    },
    (model) => {
      if (model.status === "in_review")
        Object.assign(model, { status: "taken_over", version: model.version + 1 });
    },
  );

/** Both supervisors at once, one of them to put it away. Either comes first, and the other hears of it. */
class Clash implements fc.AsyncCommand<Model, Real> {
  constructor(readonly other: "takes it over" | "discards it") {}
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    const { version, status } = await rowOf(real);
    const { supervisor, second } = real.actors;
    const results = await Promise.allSettled([
      perform(takeOverImport.definition, supervisor, order(real, version), now),
      this.other === "discards it"
        ? perform(discardImportDraft.definition, second, { importId: real.importId }, now)
        : perform(takeOverImport.definition, second, order(real, version), now),
    ]);
    const [took, other] = results.map((result) => result.status === "fulfilled");
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toBeInstanceOf(AppError);
      else if (result.value) real.planId ??= result.value.planId;
    }
    const takes = status === "in_review" || status === "taken_over";
    if (this.other === "takes it over") expect([took, other]).toEqual([takes, takes]);
    else if (status === "in_review") expect(took).toBe(!other);
    else expect([took, other]).toEqual([takes, !takes]);
    if (took && status === "in_review") Object.assign(model, { status: "taken_over", version: version + 1 });
    else if (other && this.other === "discards it") putAway(model);
    await agrees(model, real);
  }
  toString = () => `supervisor takes it over while second ${this.other}`;
}

async function open(isPlan: boolean): Promise<Real> {
  const workspace = await createWorkspace();
  const stranger = await createWorkspace();
  const { supervisor, officer, leader } = workspace.actors;
  const user = await database().user.create({
    data: {
      username: `second-${randomUUID()}`,
      name: "second",
      memberships: { create: { workspaceId: workspace.workspaceId, role: "supervisor" } },
    },
    select: { id: true, memberships: { select: { id: true } } },
  });
  const session = await database().session.create({
    data: {
      userId: user.id,
      membershipId: user.memberships[0]?.id ?? "",
      expiresAt: new Date(now.getTime() + hour),
    },
  });
  const second = await findActor(session.id, now);
  if (!second) throw new Error("the session was not found again");
  const actors = { supervisor, second, officer, leader, stranger: stranger.actors.supervisor };
  const bytes = new TextEncoder().encode(isPlan ? planText : "今天天气很好。");
  const { id } = await receiveImport(actingFor(supervisor), { fileName: "方案.txt", bytes }, now);
  return { workspace, actors, scope: scopeOf(supervisor), importId: id, planId: null };
}

const who = fc.constantFrom(...names);
const supervising = fc.constantFrom<Name>("supervisor", "second");
const behind = fc.constantFrom(0, 0, -1, 1);
const title = fc.constantFrom("甲方案", "乙方案", "丙方案");

const commands = [
  fc.constant(resumes),
  fc.constant(resumes),
  fc.boolean().map(dies),
  fc.constant(dies(false)),
  fc.constant(lapses),
  who.map(retries),
  supervising.map(retries),
  fc.tuple(who, behind, title).map(([a, b, c]) => saves(a, b, c)),
  fc.tuple(supervising, title).map(([a, b]) => saves(a, 0, b)),
  fc.tuple(supervising, title).map(([a, b]) => saves(a, 0, b)),
  fc.tuple(who, behind).map(([a, b]) => takeOver(a, b)),
  supervising.map((a) => takeOver(a, 0)),
  who.map(discards),
  fc.constant(new DiscardWhileRead()),
  fc.constantFrom(new Clash("takes it over"), new Clash("discards it")),
];

it("comes by no sequence of acts into a state that the rules forbid, and the log alone rebuilds it", async () => {
  const isPlan = fc.constantFrom(true, true, true, false);
  await fc.assert(
    fc.asyncProperty(
      isPlan,
      fc.commands(commands, { maxCommands: 40, size: "max" }),
      async (plan, sequence) => {
        const real = await open(plan);
        const model: Model = {
          status: "uploaded",
          version: 1,
          attempts: 0,
          lease: "none",
          isPlan: plan,
          title: null,
        };
        await fc.asyncModelRun(() => ({ model, real }), sequence);
        expect(await listStrayStates(real.scope)).toEqual([]);
        expect((await verifyChain(real.scope)).brokenAt).toBeNull();
        // A server that starts in the next run looks over all workspaces.
        await database().import.deleteMany({ where: { id: real.importId } });
      },
    ),
    { numRuns: 14, seed: 20261122, endOnFailure: true },
  );
}, 60_000);
