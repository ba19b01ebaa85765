/** Who may do what at all, and how each action would reach for the things of another workspace. */
import type { Foreign } from "./foreign";

export const roles = ["administrator", "supervisor", "leader", "head", "officer"] as const;
type Role = (typeof roles)[number];

const everybody: Role[] = [...roles];
const departments: Role[] = ["head", "officer"];
const supervisors: Role[] = ["supervisor"];
const leaders: Role[] = ["leader"];
const administrators: Role[] = ["administrator"];

interface Row {
  /** Who may do such a thing at all. */
  allowed: Role[];
  /** Input that names things of another workspace; null where the action names nothing. */
  foreign: ((other: Foreign) => unknown) | null;
}

export const reason = "理由";

/** Role × action. An action that has no line here fails the test below. */
export const table: Record<string, Row> = {
  "assignment.acknowledge": { allowed: departments, foreign: ({ assignmentId }) => ({ assignmentId }) },
  "assignment.acknowledge_all": {
    allowed: departments,
    foreign: ({ assignmentId }) => ({ assignmentIds: [assignmentId] }),
  },
  "assignment.decline": { allowed: departments, foreign: ({ assignmentId }) => ({ assignmentId, reason }) },
  "assignment.assign": {
    allowed: supervisors,
    foreign: ({ taskId, workspace }) => ({
      taskId,
      version: 1,
      changes: [{ departmentId: workspace.departments[0].id, role: "lead" }],
      reason,
    }),
  },
  "calendar.add": { allowed: administrators, foreign: null },
  "calendar.remove": { allowed: administrators, foreign: () => ({ from: "2031-01-01", to: "2031-01-02" }) },
  "calendar.open": { allowed: everybody, foreign: ({ planId }) => ({ planId }) },
  "calendar.close": { allowed: everybody, foreign: ({ feedId }) => ({ feedId }) },
  "department.create": { allowed: administrators, foreign: null },
  "department.change": {
    allowed: administrators,
    foreign: ({
      workspace: {
        departments: [{ id, name }],
      },
    }) => ({
      departmentId: id,
      seen: { name, group: null },
      name: "别人的局",
      group: null,
      oldName: { keep: true, on: null },
    }),
  },
  "department.place": {
    allowed: administrators,
    foreign: ({ workspace }) => ({ departmentId: workspace.departments[1].id, after: null }),
  },
  "department.succeed": {
    allowed: administrators,
    foreign: ({ workspace: { departments } }) => ({
      departmentId: departments[0].id,
      successorId: departments[1].id,
      endedOn: "2020-01-01",
    }),
  },
  "department.add_alias": {
    allowed: administrators,
    foreign: ({ workspace }) => ({
      departmentId: workspace.departments[0].id,
      alias: "别名局",
      from: null,
      to: null,
    }),
  },
  "department.remove_alias": {
    allowed: administrators,
    foreign: ({ workspace }) => ({ departmentId: workspace.departments[0].id, alias: "工信局" }),
  },
  "evidence.upload": {
    allowed: departments,
    foreign: ({ assignmentId, periodId }) => ({
      assignmentId,
      periodId,
      fileName: "名单.txt",
      bytes: new TextEncoder().encode("名单"),
    }),
  },
  "evidence.read_claim": { allowed: departments, foreign: ({ taskId }) => ({ taskId }) },
  "evidence.remove": { allowed: departments, foreign: ({ evidenceId }) => ({ evidenceId }) },
  "extension.ask": {
    allowed: departments,
    foreign: ({ taskId }) => ({ taskId, wantedOn: "2099-01-01", reason }),
  },
  "extension.sign_off": { allowed: ["head"], foreign: ({ extensionId }) => ({ extensionId }) },
  "extension.grant": {
    allowed: supervisors,
    foreign: ({ extensionId }) => ({ extensionId, grantedOn: "2099-01-01", words: null }),
  },
  "extension.refuse": {
    allowed: ["head", "supervisor"],
    foreign: ({ extensionId }) => ({ extensionId, reason }),
  },
  "extension.withdraw": { allowed: departments, foreign: ({ extensionId }) => ({ extensionId }) },
  "import.paste": {
    allowed: supervisors,
    foreign: ({ planId }) => ({ text: "某市方案\n一、任务\n1.办一件事。（市教育局牵头）", planId }),
  },
  "import.save": {
    allowed: supervisors,
    foreign: ({ importId }) => ({ importId, version: 1, changes: {} }),
  },
  "import.read": { allowed: supervisors, foreign: ({ importId }) => ({ importId }) },
  "import.retry": { allowed: supervisors, foreign: ({ importId }) => ({ importId }) },
  "import.discard": { allowed: supervisors, foreign: ({ importId }) => ({ importId }) },
  "import.map": {
    allowed: supervisors,
    foreign: ({ importId, taskId }) => ({
      importId,
      version: 1,
      change: { kind: "pair", key: "t1", taskId },
    }),
  },
  "import.revise": {
    allowed: supervisors,
    foreign: ({ importId }) => ({ importId, version: 1, fingerprint: "", reason, handOut: false }),
  },
  "import.take_over": {
    allowed: supervisors,
    foreign: ({ importId }) => ({ importId, version: 1, handOut: false }),
  },
  "instruction.give": {
    allowed: leaders,
    foreign: ({ planId, taskId, workspace }) => ({
      planId,
      taskId,
      problemId: null,
      words: "请抓紧",
      dueOn: null,
      departmentIds: [workspace.departments[0].id],
    }),
  },
  "instruction.answer": {
    allowed: departments,
    foreign: ({ instructionId }) => ({ instructionId, words: "已办" }),
  },
  "instruction.close": {
    allowed: ["leader", "supervisor"],
    foreign: ({ instructionId }) => ({ instructionId, words: null }),
  },
  "membership.add": {
    allowed: administrators,
    foreign: ({ workspace }) => ({
      userId: workspace.actors.officer.userId,
      role: "leader",
      departmentId: null,
    }),
  },
  "membership.remove": {
    allowed: administrators,
    foreign: ({ membershipId }) => ({ membershipId }),
  },
  "milestone.plan": {
    allowed: ["head", "officer", "supervisor"],
    foreign: ({ taskId }) => ({ taskId, milestones: [], seen: [], reason }),
  },
  "milestone.reach": {
    allowed: ["head", "officer", "supervisor"],
    foreign: ({ milestoneId }) => ({ milestoneId, on: "2026-01-01", word: "完成" }),
  },
  "notification.read": { allowed: everybody, foreign: ({ notificationId }) => ({ id: notificationId }) },
  "notification.read_all": { allowed: everybody, foreign: null },
  "task.hand_out": {
    allowed: supervisors,
    foreign: ({ taskId }) => ({ tasks: [{ taskId, version: 1 }] }),
  },
  "plan.hand_out": { allowed: supervisors, foreign: ({ planId }) => ({ planId }) },
  "problem.raise": {
    allowed: departments,
    foreign: ({ taskId }) => ({ taskId, words: "卡住了", to: "supervisor", neededBy: null }),
  },
  "problem.address": {
    allowed: supervisors,
    foreign: ({ problemId }) => ({ problemId, to: "leader", words: "请定" }),
  },
  "problem.settle": {
    allowed: ["head", "officer", "supervisor"],
    foreign: ({ problemId }) => ({ problemId, step: "answer", words: "答复" }),
  },
  "reminder.send": {
    allowed: supervisors,
    foreign: ({ taskId, workspace }) => ({
      taskId,
      departmentIds: [workspace.departments[0].id],
      words: "请抓紧",
    }),
  },
  "report.save_draft": {
    allowed: departments,
    foreign: ({ assignmentId, periodId }) => ({
      assignmentId,
      periodId,
      version: 0,
      text: "进展",
      percent: 10,
      isBlocked: false,
      problems: "",
      nextSteps: "",
    }),
  },
  "report.mark_unchanged": {
    allowed: departments,
    foreign: ({ assignmentId, periodId }) => ({ assignmentId, periodId, version: 0 }),
  },
  "report.read": {
    allowed: departments,
    foreign: ({ assignmentId, periodId }) => ({ assignmentId, periodId }),
  },
  "report.keep_return_reasons": { allowed: supervisors, foreign: null },
  "report.submit": { allowed: departments, foreign: ({ reportId }) => ({ reportIds: [reportId] }) },
  "report.sign_off": { allowed: ["head"], foreign: ({ reportId }) => ({ reportIds: [reportId] }) },
  "period.change": {
    allowed: supervisors,
    foreign: ({ periodId }) => ({
      periodId,
      version: 1,
      name: null,
      opensOn: "2030-01-01",
      dueOn: "2030-01-25",
      reporters: "leads",
    }),
  },
  "period.close": { allowed: supervisors, foreign: ({ periodId }) => ({ periodId, version: 1, reason }) },
  "period.open": {
    allowed: supervisors,
    foreign: ({ planId }) => ({
      planId,
      name: "专项填报",
      opensOn: "2030-01-01",
      dueOn: "2030-01-25",
      reporters: "all",
    }),
  },
  "period.set_rhythm": {
    allowed: supervisors,
    foreign: ({ planId }) => ({ planId, rhythm: "quarterly", dueDay: 20, reporters: "all" }),
  },
  "reminder.send_period": {
    allowed: supervisors,
    foreign: ({ periodId }) => ({ periodId, words: "请速报" }),
  },
  "report.accept": { allowed: supervisors, foreign: ({ reportId }) => ({ reportIds: [reportId] }) },
  "report.return": { allowed: ["head", "supervisor"], foreign: ({ reportId }) => ({ reportId, reason }) },
  "second_factor.begin": { allowed: everybody, foreign: null },
  "second_factor.confirm": { allowed: everybody, foreign: null },
  "second_factor.remove": { allowed: everybody, foreign: null },
  "second_factor.reset": {
    allowed: administrators,
    foreign: ({ workspace }) => ({ userId: workspace.actors.officer.userId }),
  },
  "session.switch": { allowed: everybody, foreign: ({ membershipId }) => ({ membershipId }) },
  "task.step": {
    allowed: ["head", "officer", "supervisor"],
    foreign: ({ taskId }) => ({ taskId, version: 1, step: "cancel", reason }),
  },
  "task.override_light": {
    allowed: supervisors,
    foreign: ({ taskId }) => ({ taskId, seenId: null, light: "red", reason, endsOn: "2099-01-01" }),
  },
  "task.link": {
    allowed: supervisors,
    foreign: ({ taskId, tasks }) => ({ taskId, otherId: tasks[1]?.id, reason }),
  },
  "task.unlink": { allowed: supervisors, foreign: ({ linkId }) => ({ linkId, reason }) },
  "task.lift_override": { allowed: supervisors, foreign: ({ overrideId }) => ({ overrideId }) },
  "plan.archive": { allowed: supervisors, foreign: ({ planId }) => ({ planId, reason }) },
  "plan.restore": { allowed: supervisors, foreign: ({ planId }) => ({ planId, reason }) },
  "task.adopt_thresholds": {
    allowed: supervisors,
    foreign: ({ planId }) => ({
      planId,
      seen: { yellowDays: 15, yellowLag: 10, redLag: 30 },
      thresholds: { yellowDays: 1, yellowLag: 1, redLag: 1 },
      reason,
    }),
  },
  "task.bulk_step": {
    allowed: supervisors,
    foreign: ({ taskId }) => ({ tasks: [{ taskId, version: 1 }], step: "suspend", reason }),
  },
  "task.take_back_step": {
    allowed: ["head", "officer", "supervisor"],
    foreign: ({ taskId }) => ({ tasks: [{ taskId, version: 1 }], reason }),
  },
  "task.edit": {
    allowed: supervisors,
    foreign: ({ taskId }) => ({ taskId, version: 1, changes: { title: "别人的" }, reason }),
  },
  "task.edit_cells": {
    allowed: supervisors,
    foreign: ({ taskId }) => ({ edits: [{ taskId, version: 1, changes: { title: "别人的" } }], reason }),
  },
  "user.change_email": { allowed: everybody, foreign: null },
  "user.change_password": { allowed: everybody, foreign: null },
  "robot.set": { allowed: administrators, foreign: null },
  "robot.remove": { allowed: administrators, foreign: null },
  "robot.test": { allowed: administrators, foreign: null },
  "user.set_email": {
    allowed: administrators,
    foreign: ({ workspace }) => ({ userId: workspace.actors.officer.userId, email: "" }),
  },
  "user.preview_list": { allowed: administrators, foreign: null },
  "user.import_list": { allowed: administrators, foreign: null },
  "user.create": {
    allowed: administrators,
    foreign: ({ workspace }) => ({
      username: "somebody-new",
      name: "某人",
      role: "officer",
      departmentId: workspace.departments[0].id,
      post: null,
      password: "a long password",
    }),
  },
  "user.disable": {
    allowed: administrators,
    foreign: ({ workspace }) => ({ userId: workspace.actors.officer.userId }),
  },
  "user.enable": {
    allowed: administrators,
    foreign: ({ workspace }) => ({ userId: workspace.actors.officer.userId }),
  },
  "user.reset_password": {
    allowed: administrators,
    foreign: ({ workspace }) => ({ userId: workspace.actors.officer.userId, password: "a long password" }),
  },
  "view.save": {
    allowed: everybody,
    foreign: ({ planId }) => ({ planId, name: "视图", page: "table", query: "light=red", isShared: false }),
  },
  "view.change": { allowed: everybody, foreign: ({ viewId }) => ({ viewId, name: "别人的" }) },
  "view.remove": { allowed: everybody, foreign: ({ viewId }) => ({ viewId }) },
  "workspace.change": { allowed: administrators, foreign: null },
};
