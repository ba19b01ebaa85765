/** A workspace with one person of each role, for tests that need somebody to act. */
import { randomUUID } from "node:crypto";
import { appendAudit } from "@/lib/audit/mutations";
import { authorOf } from "@/lib/auth/author";
import { scopeOf } from "@/lib/auth/scope";
import { findActor } from "@/lib/auth/session";
import type { Actor, UserRole } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";

export interface TestWorkspace {
  workspaceId: string;
  /** `officer` and `head` belong to the first department, `other` is an officer of the second. */
  actors: Record<UserRole | "other", Actor>;
  departments: [{ id: string; name: string }, { id: string; name: string }];
}

interface WorkspaceOptions {
  signOffRequired?: boolean;
  /** Off unless a test is about it: most claims of tests come with words alone. */
  evidenceRequired?: boolean;
}

export async function createWorkspace(options: WorkspaceOptions = {}): Promise<TestWorkspace> {
  const mark = randomUUID().slice(0, 8);
  const workspace = await database().workspace.create({
    data: {
      slug: `test-${mark}`,
      name: `测试市 ${mark}`,
      signOffRequired: options.signOffRequired ?? false,
      evidenceRequired: options.evidenceRequired ?? false,
    },
  });
  const workspaceId = workspace.id;
  const create = (name: string, order: number) =>
    database().department.create({ data: { workspaceId, name, order }, select: { id: true, name: true } });
  const first = await create("市工业和信息化局", 0);
  const second = await create("市市场监管局", 1);

  async function person(username: string, role: UserRole, departmentId: string | null): Promise<Actor> {
    const user = await database().user.create({
      data: {
        username: `${username}-${mark}`,
        name: username,
        memberships: { create: { workspaceId, role, departmentId } },
      },
      select: { id: true, memberships: { select: { id: true } } },
    });
    const session = await database().session.create({
      data: {
        userId: user.id,
        membershipId: user.memberships[0]?.id ?? "",
        expiresAt: new Date(Date.now() + 3_600_000),
      },
    });
    const actor = await findActor(session.id, new Date());
    if (!actor) throw new Error("the session was not found again");
    return actor;
  }

  return {
    workspaceId,
    departments: [first, second],
    actors: {
      administrator: await person("administrator", "administrator", null),
      supervisor: await person("supervisor", "supervisor", null),
      leader: await person("leader", "leader", null),
      head: await person("head", "head", first.id),
      officer: await person("officer", "officer", first.id),
      other: await person("other", "officer", second.id),
    },
  };
}

/** Something in the workspace changes, as every change does: with its entry in the log. */
export function somethingChanges({ actors: { supervisor } }: TestWorkspace): Promise<void> {
  return transaction((tx) =>
    appendAudit(tx, scopeOf(supervisor), authorOf(supervisor), new Date(), [
      { kind: "calendar.added", subjectId: supervisor.workspaceId, data: { days: "2027-01-01", count: 1 } },
    ]),
  );
}
