import type { Scope } from "@/lib/auth/scope";
import { addDays, type CalendarDate, daysBetween, toDatabaseDate } from "@/lib/calendar/date";
import type { Transaction } from "@/lib/db/transaction";
import type { DemoAssignment, DemoPlan, History } from "./history";

/** How many tasks that the department whose desk is shown leads are divided. */
const divided = 2;

const names = ["制定实施细则", "首批单位启动", "全面推开", "总结验收"] as const;
const share = 100 / names.length;
/** 全面推开 takes more than one department. */
const askedStep = 2;

interface Setting {
  today: CalendarDate;
  /** The department whose desk is shown. */
  department: string;
}

/**
 * A few long tasks that their leads have divided into equal steps at equal distances, so that what is expected stays near
 * the straight line. Reached is what the reports bear out. For one of the steps ahead another department is asked: once
 * the one whose desk is shown, by the lead of a task on which it cooperates.
 */
export async function writeMilestones(
  tx: Transaction,
  scope: Scope,
  plan: DemoPlan,
  history: History,
  { today, department }: Setting,
): Promise<void> {
  const standing = new Map(history.tasks.map((task) => [task.id, task]));
  const long = plan.tasks.flatMap(({ id, starts, deadline, assignments }) => {
    const task = standing.get(id);
    const lead = assignments.find(({ role }) => role === "lead");
    const isUnderWay = task?.status === "in_progress" && !task.isBlocked && deadline !== null;
    return lead && task && isUnderWay && deadline > today && daysBetween(starts, deadline) > 300
      ? [{ id, starts, deadline, percent: task.percent, lead, others: assignments.filter(cooperates) }]
      : [];
  });
  const led = long.filter(({ lead }) => lead.department === department).slice(0, divided);
  const joined = long.find(({ others }) => others.some((one) => one.department === department));
  const chosen = [
    ...led.map(({ others, ...task }) => ({ ...task, asked: others[0] })),
    ...(joined ? [{ ...joined, asked: joined.others.find((one) => one.department === department) }] : []),
  ];
  await tx.milestone.createMany({
    data: chosen.flatMap(({ id, starts, deadline, percent, lead, asked }) =>
      names.map((name, index) => {
        const dueOn = addDays(
          starts,
          Math.round((daysBetween(starts, deadline) * (index + 1)) / names.length),
        );
        const isReached = dueOn < today && percent >= share * (index + 1) - 5;
        return {
          workspaceId: scope.workspaceId,
          planId: plan.id,
          taskId: id,
          name,
          share,
          dueOn: toDatabaseDate(dueOn),
          assignmentId: index === askedStep && !isReached && asked ? asked.id : null,
          reachedOn: isReached ? toDatabaseDate(addDays(dueOn, -(index + 2))) : null,
          reachedWord: isReached ? `${name}已完成，材料存档备查。` : "",
          reachedBy: isReached ? lead.department : null,
        };
      }),
    ),
  });
}

function cooperates({ role }: DemoAssignment): boolean {
  return role === "cooperating";
}
