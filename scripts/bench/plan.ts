/** A city with one very large plan, for the benches: the same content for the same number of tasks; only the ids differ. */
import { createHash, randomUUID } from "node:crypto";
import { demoPassword } from "@/lib/auth/demo-accounts";
import { hashPassword } from "@/lib/auth/password";
import type { UserRole } from "@/lib/auth/types";
import { addDays, type CalendarDate, dayOf, monthEnd, monthStart, toDatabaseDate } from "@/lib/calendar/date";
import type { Transaction } from "@/lib/db/transaction";
import { writeReports } from "./reports";
import { planText } from "./text";

const departmentCount = 120;
const groups = ["综合经济", "产业科技", "城建交通", "社会民生", "监管执法", "党群政法", "区县", "国有企业"];
const monthsPassed = 8;
/** Rows for one statement; PostgreSQL takes at most 32,767 parameters. */
const batchSize = 1_000;

async function inBatches<T>(rows: readonly T[], write: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += batchSize)
    await write(rows.slice(start, start + batchSize));
}

/** Fills an empty database; what is there afterwards is one workspace with the demo's users and one plan. */
export async function writeLargePlan(tx: Transaction, taskCount: number): Promise<{ planId: string }> {
  const [workspaceId, planId] = [randomUUID(), randomUUID()];
  const today = dayOf(new Date(), "Asia/Shanghai");
  const startsOn = monthStart(today, -monthsPassed);
  const placed = { workspaceId, planId };
  await tx.workspace.create({ data: { id: workspaceId, slug: "bench", name: "规模测试市人民政府" } });
  const departments = Array.from({ length: departmentCount }, (_, order) => ({
    id: randomUUID(),
    workspaceId,
    name: order < 117 ? `市第${order + 1}局` : (["各区政府", "各有关部门", "各成员单位"][order - 117] ?? ""),
    group: groups[Math.floor((order * groups.length) / departmentCount)],
    order,
    isCollective: order >= 117,
  }));
  await tx.department.createMany({ data: departments });
  const desk = departments[0]?.id ?? "";
  await writePeople(tx, workspaceId, desk);

  const endsOn = monthEnd(today, 14);
  await tx.plan.create({
    data: {
      id: planId,
      workspaceId,
      title: "高质量发展三年行动重点任务总台账",
      documentNumber: "规测政发〔2026〕1号",
      issuer: "规模测试市人民政府",
      startsOn: toDatabaseDate(startsOn),
      endsOn: toDatabaseDate(endsOn),
      handedOutAt: new Date(`${addDays(startsOn, 6)}T01:00:00Z`),
    },
  });
  const written = planText(taskCount, departments, { today, startsOn });
  const bytes = Buffer.from(written.text, "utf8");
  await tx.sourceDocument.create({
    data: {
      ...placed,
      fileName: "重点任务总台账.txt",
      format: "txt",
      sha256: createHash("sha256").update(bytes).digest("hex"),
      size: bytes.length,
      bytes,
      text: written.text,
      edition: 1,
    },
  });
  const sections = written.sections.map((section) => ({ ...section, ...placed }));
  for (const level of [
    sections.filter(({ parentId }) => !parentId),
    sections.filter(({ parentId }) => parentId),
  ])
    await tx.section.createMany({ data: level });
  await inBatches(written.tasks, (data) =>
    tx.task.createMany({ data: data.map((task) => ({ ...task, ...placed })) }),
  );
  await inBatches(written.assignments, (data) =>
    tx.assignment.createMany({ data: data.map((assignment) => ({ ...assignment, workspaceId })) }),
  );
  await inBatches(written.targets, (data) =>
    tx.target.createMany({ data: data.map((target) => ({ ...target, ...placed })) }),
  );
  await inBatches(written.milestones, (data) =>
    tx.milestone.createMany({ data: data.map((milestone) => ({ ...milestone, ...placed })) }),
  );
  await writeIndicators(tx, placed, today);
  await writePeriods(tx, placed, startsOn, endsOn);
  await writeReports(tx, placed, today);
  return { planId };
}

async function writePeople(tx: Transaction, workspaceId: string, departmentId: string): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  const people: [UserRole, string, string][] = [
    ["administrator", "admin", "管理员"],
    ["supervisor", "supervisor", "方敏"],
    ["leader", "leader", "高岩"],
    ["officer", "officer", "陈志远"],
    ["head", "head", "林晓雯"],
  ];
  for (const [role, username, name] of people) {
    const isOfDepartment = role === "officer" || role === "head";
    await tx.user.create({
      data: {
        username,
        name,
        passwordHash,
        isDemo: true,
        memberships: { create: { workspaceId, role, departmentId: isOfDepartment ? departmentId : null } },
      },
    });
  }
}

interface Placed {
  workspaceId: string;
  planId: string;
}

async function writePeriods(
  tx: Transaction,
  placed: Placed,
  from: CalendarDate,
  until: CalendarDate,
): Promise<void> {
  const data = [];
  for (let start = from; start < until; start = monthStart(start, 1)) {
    data.push({
      ...placed,
      startsOn: toDatabaseDate(start),
      endsOn: toDatabaseDate(monthEnd(start)),
      opensOn: toDatabaseDate(addDays(start, 14)),
      dueOn: toDatabaseDate(addDays(start, 24)),
    });
  }
  await tx.reportingPeriod.createMany({ data });
}

const indicatorCount = 60;

async function writeIndicators(tx: Transaction, placed: Placed, today: CalendarDate): Promise<void> {
  const year = Number(today.slice(0, 4));
  const { workspaceId } = placed;
  const indicators = Array.from({ length: indicatorCount }, (_, order) => ({
    ...placed,
    id: randomUUID(),
    order,
    name: `第${order + 1}项主要指标`,
    unit: "%",
    anchorStart: 0,
    anchorEnd: 1,
  }));
  await tx.indicator.createMany({ data: indicators });
  await tx.indicatorValue.createMany({
    data: indicators.flatMap(({ id, order }) => [
      { workspaceId, indicatorId: id, year: year - 1, value: 40 + (order % 20), kind: "baseline" as const },
      { workspaceId, indicatorId: id, year: year + 1, value: 70 + (order % 25), kind: "target" as const },
    ]),
  });
  await tx.indicatorReading.createMany({
    data: indicators.flatMap(({ id, order }) =>
      [3, 6, 9].map((month) => ({
        workspaceId,
        indicatorId: id,
        on: toDatabaseDate(monthEnd(today, month - 12)),
        value: 42 + (order % 20) + month,
        enteredBy: "方敏",
      })),
    ),
  });
}
