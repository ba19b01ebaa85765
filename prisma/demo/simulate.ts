import type { AuditLine } from "@/lib/audit/mutations";
import type { Author } from "@/lib/auth/types";
import { addDays, type CalendarDate, daysBetween } from "@/lib/calendar/date";
import type { PeriodDays } from "@/lib/periods/types";
import { answerable, taskProgress } from "@/lib/tasks/rules";
import type { AssignmentRole, TaskStatus } from "@/lib/tasks/types";
import { type Course, drawCourse, truePercent } from "./course";
import type { AssignmentOutcome, DemoAssignment, DemoPlan, DemoReport, DemoTask, History } from "./history";
import type { DemoPeople } from "./people";
import type { Random } from "./random";
import { nextText, problemText, progressText, returnText } from "./words";

/** Departments whose reports come late or not at all, so that the league has something to tell. */
const tardy: Record<string, { late: number; missing: number }> = {
  市地方金融工作局: { late: 0.3, missing: 0.1 },
  市商务局: { late: 0.35, missing: 0.05 },
  市交通运输局: { late: 0.35, missing: 0.2 },
  市文化和旅游局: { late: 0.25, missing: 0.25 },
};
const punctual = { late: 0.03, missing: 0.01 };

interface Setting {
  today: CalendarDate;
  people: DemoPeople;
  random: Random;
  newId: () => string;
  /** The instant of an hour of working time on a day, where the city is. */
  instant: (day: CalendarDate, hour: number) => Date;
  /** The department whose desk is shown: most of its reports of the open period are left for the person who looks. */
  deskDepartment: string;
  /** How far the first of them have come; taken from the front, over all plans. */
  deskReports: ("submitted" | "returned")[];
}

/** Lets the months since hand-out pass for one plan. Pure but for the generator it draws from. */
export function simulatePlan(plan: DemoPlan, setting: Setting): History {
  const history: History = { tasks: [], assignments: [], reports: [], statusChanges: [], audit: [] };
  for (const task of plan.tasks) new TaskLife(plan, task, setting, history).run();
  return history;
}

/** One task from hand-out to yesterday. Steps are made in the order of time, so that each sees what came before. */
class TaskLife {
  private status: TaskStatus = "assigned";
  private percent = 0;
  private isBlocked = false;
  private completedOn: CalendarDate | null = null;
  private readonly course: Course;
  private readonly states: Map<string, AssignmentOutcome & { role: AssignmentRole; declined: false }>;
  private readonly steps: { at: Date; take: () => void }[] = [];

  constructor(
    private readonly plan: DemoPlan,
    private readonly task: DemoTask,
    private readonly setting: Setting,
    private readonly history: History,
  ) {
    this.course = drawCourse(
      { starts: task.starts, deadline: task.deadline, today: setting.today },
      setting.random,
    );
    this.states = new Map(
      task.assignments.map(({ id, role }) => [
        id,
        { id, role, declined: false, percent: 0, isBlocked: false, acknowledged: null, claimed: null },
      ]),
    );
  }

  run(): void {
    if (this.course.kind !== "waiting") {
      for (const assignment of this.task.assignments) {
        if (assignment.pending) continue;
        this.planAcknowledgement(assignment);
        for (const [index, period] of this.plan.periods.entries()) this.planReport(assignment, period, index);
      }
      this.planCompletion();
    }
    this.steps.sort((a, b) => a.at.getTime() - b.at.getTime());
    for (const step of this.steps) step.take();
    const { id } = this.task;
    const { status, percent, isBlocked, completedOn } = this;
    this.history.tasks.push({ id, status, percent, isBlocked, completedOn });
    for (const { role: _, declined: __, ...state } of this.states.values())
      this.history.assignments.push(state);
  }

  private schedule(day: CalendarDate, take: (at: Date) => void): void {
    if (day >= this.setting.today) return;
    const at = this.setting.instant(day, this.setting.random.between(9, 17));
    this.steps.push({ at, take: () => take(at) });
  }

  private planAcknowledgement(assignment: DemoAssignment): void {
    const { random } = this.setting;
    this.schedule(addDays(this.plan.handedOutOn, random.between(1, 9)), (at) => {
      const by = this.officer(assignment);
      const state = this.state(assignment);
      state.acknowledged = { at, by };
      this.change(by, at, "assignment", assignment.id, null, "acknowledged");
      this.audit(by, at, {
        kind: "assignment.acknowledged",
        subjectId: assignment.id,
        data: { department: assignment.department },
      });
      if (this.status === "assigned") this.move(by, at, "in_progress");
    });
  }

  private planReport(assignment: DemoAssignment, period: PeriodDays & { id: string }, index: number): void {
    const { random, today, deskDepartment } = this.setting;
    const isOpen = period.dueOn >= today;
    if (period.opensOn > today || (this.course.claimedOn !== null && this.course.claimedOn < period.startsOn))
      return;
    const habit = tardy[assignment.department] ?? punctual;
    if (random.chance(habit.missing)) return;
    const late = random.chance(habit.late) ? random.between(1, 6) : -random.between(0, 9);
    const day = addDays(period.dueOn, late);
    if (isOpen && assignment.department === deskDepartment) {
      const stopAt = this.setting.deskReports.shift();
      const reported = addDays(today, -random.between(5, 7));
      if (!stopAt || reported < period.opensOn) return;
      this.planHandIn(assignment, period, index, reported, { stopAt });
      return;
    }
    this.planHandIn(assignment, period, index, day, {
      stopAt: isOpen && random.chance(0.4) ? "signed_off" : "accepted",
    });
  }

  private planHandIn(
    assignment: DemoAssignment,
    period: PeriodDays & { id: string },
    index: number,
    day: CalendarDate,
    { stopAt }: { stopAt: "submitted" | "signed_off" | "returned" | "accepted" },
  ): void {
    const { random } = this.setting;
    const isLead = assignment.role !== "cooperating";
    const drift = isLead ? 0 : random.between(-12, 10);
    const truth = truePercent(this.course, this.task, day);
    const percent = Math.max(0, Math.min(100, truth === 100 ? 100 : Math.min(99, truth + drift)));
    const isBlocked = isLead && this.course.blockedSince !== null && this.course.blockedSince <= day;
    const report: DemoReport = {
      planId: this.plan.id,
      taskId: this.task.id,
      assignmentId: assignment.id,
      periodId: period.id,
      id: this.setting.newId(),
      status: "draft",
      text: progressText(percent, isLead, random),
      percent,
      isBlocked,
      problems: isBlocked || (this.course.kind === "stuck" && isLead) ? problemText(random) : "",
      nextSteps: isLead ? nextText(random) : "",
      isUnchanged: !isLead && index > 0 && random.chance(0.15),
      submitted: null,
      signedOff: null,
      reviewed: null,
      returnReason: null,
    };
    const name = period.startsOn.slice(0, 7);
    const returnedFirst = stopAt === "returned" || (isLead && random.chance(0.04));
    this.schedule(day, (at) => {
      this.history.reports.push(report);
      this.submit(assignment, report, name, at);
    });
    if (stopAt === "submitted") return;
    this.schedule(addDays(day, 1), (at) => this.signOff(assignment, report, name, at));
    if (stopAt === "signed_off") return;
    if (returnedFirst) this.schedule(addDays(day, 2), (at) => this.sendBack(assignment, report, name, at));
    if (stopAt === "returned") return;
    if (returnedFirst) {
      this.schedule(addDays(day, 3), (at) => this.submit(assignment, report, name, at));
      this.schedule(addDays(day, 4), (at) => this.signOff(assignment, report, name, at));
    }
    this.schedule(addDays(day, returnedFirst ? 5 : 3), (at) => this.accept(assignment, report, name, at));
  }

  private submit(assignment: DemoAssignment, report: DemoReport, period: string, at: Date): void {
    const by = this.officer(assignment);
    this.moveReport(by, at, report, "submitted");
    Object.assign(report, { submitted: { at, by }, signedOff: null, reviewed: null, returnReason: null });
    this.auditReport(by, at, "report.submitted", assignment, report, period);
  }

  private signOff(assignment: DemoAssignment, report: DemoReport, period: string, at: Date): void {
    if (report.status !== "submitted") return;
    const by = this.setting.people.heads.get(assignment.departmentId) ?? this.officer(assignment);
    this.moveReport(by, at, report, "signed_off");
    report.signedOff = { at, by };
    this.auditReport(by, at, "report.signed_off", assignment, report, period);
  }

  private sendBack(assignment: DemoAssignment, report: DemoReport, period: string, at: Date): void {
    if (report.status !== "signed_off") return;
    const by = this.setting.people.supervisor;
    const reason = returnText(this.setting.random);
    this.moveReport(by, at, report, "returned", reason);
    Object.assign(report, { reviewed: { at, by }, returnReason: reason });
    this.audit(by, at, {
      kind: "report.returned",
      subjectId: report.id,
      data: { department: assignment.department, period, reason },
    });
  }

  private accept(assignment: DemoAssignment, report: DemoReport, period: string, at: Date): void {
    if (report.status !== "signed_off") return;
    const by = this.setting.people.supervisor;
    this.moveReport(by, at, report, "accepted");
    report.reviewed = { at, by };
    const state = this.state(assignment);
    state.percent = report.percent;
    state.isBlocked = report.isBlocked;
    this.auditReport(by, at, "report.accepted", assignment, report, period);
    if (this.status === "in_progress" || this.status === "completion_claimed") {
      this.progress(by, at, taskProgress([...this.states.values()]));
    }
  }

  private planCompletion(): void {
    const { claimedOn } = this.course;
    if (claimedOn === null || claimedOn < addDays(this.plan.handedOutOn, 30)) return;
    const answering = answerable([...this.states.values()]);
    const owners = this.task.assignments.filter(
      ({ id, pending }) => !pending && answering.some((one) => one.id === id),
    );
    if (owners.length < answering.length) return;
    const last = owners.at(-1);
    for (const owner of owners) {
      this.schedule(claimedOn, (at) => {
        if (this.status !== "in_progress") return;
        const by = this.officer(owner);
        const statement = progressText(100, true, this.setting.random);
        this.state(owner).claimed = { at, statement };
        this.change(by, at, "assignment", owner.id, null, "completion_claimed", statement);
        const all = answerable([...this.states.values()]).every(({ claimed }) => claimed !== null);
        const to = all ? "completion_claimed" : this.status;
        this.audit(by, at, {
          kind: "task.status_changed",
          subjectId: this.task.id,
          data: { from: this.status, to, reason: statement },
        });
        if (all) this.move(by, at, "completion_claimed", statement);
      });
    }
    if (!last || daysBetween(claimedOn, this.setting.today) < 12) return;
    this.planVerification(claimedOn);
  }

  private planVerification(claimedOn: CalendarDate): void {
    const by = this.setting.people.supervisor;
    this.schedule(addDays(claimedOn, this.setting.random.between(3, 9)), (at) => {
      if (this.status !== "completion_claimed") return;
      this.completedOn = claimedOn;
      this.auditStep(by, at, "completed");
      this.move(by, at, "completed");
      this.progress(by, at, { percent: 100, isBlocked: false });
    });
    if (!this.setting.random.chance(0.6)) return;
    this.schedule(addDays(claimedOn, this.setting.random.between(15, 30)), (at) => {
      if (this.status !== "completed") return;
      this.auditStep(by, at, "closed");
      this.move(by, at, "closed");
    });
  }

  private officer(assignment: DemoAssignment): Author {
    return this.setting.people.officers.get(assignment.departmentId) ?? this.setting.people.supervisor;
  }

  private state(assignment: DemoAssignment) {
    const state = this.states.get(assignment.id);
    if (!state) throw new Error(`assignment ${assignment.id} is not of task ${this.task.id}`);
    return state;
  }

  private move(by: Author, at: Date, to: TaskStatus, reason: string | null = null): void {
    this.change(by, at, "task", this.task.id, this.status, to, reason);
    this.status = to;
  }

  private moveReport(
    by: Author,
    at: Date,
    report: DemoReport,
    to: DemoReport["status"],
    reason: string | null = null,
  ): void {
    this.change(by, at, "report", report.id, report.status, to, reason);
    report.status = to;
  }

  private progress(by: Author, at: Date, to: { percent: number; isBlocked: boolean }): void {
    if (to.percent === this.percent && to.isBlocked === this.isBlocked) return;
    this.history.statusChanges.push({
      author: by,
      at,
      record: {
        taskId: this.task.id,
        subject: "progress",
        subjectId: this.task.id,
        from: String(this.percent),
        to: String(to.percent),
        progress: to,
      },
    });
    this.percent = to.percent;
    this.isBlocked = to.isBlocked;
  }

  private change(
    author: Author,
    at: Date,
    subject: "task" | "assignment" | "report",
    subjectId: string,
    from: string | null,
    to: string,
    reason: string | null = null,
  ): void {
    const record = { taskId: this.task.id, subject, subjectId, from, to, reason };
    this.history.statusChanges.push({ author, at, record });
  }

  private audit(author: Author, at: Date, record: Omit<AuditLine["record"], "planId" | "taskId">): void {
    const placed = { ...record, planId: this.plan.id, taskId: this.task.id } as AuditLine["record"];
    this.history.audit.push({ author, at, record: placed });
  }

  private auditStep(by: Author, at: Date, to: TaskStatus): void {
    this.audit(by, at, {
      kind: "task.status_changed",
      subjectId: this.task.id,
      data: { from: this.status, to, reason: null },
    });
  }

  private auditReport(
    by: Author,
    at: Date,
    kind: "report.submitted" | "report.signed_off" | "report.accepted",
    assignment: DemoAssignment,
    report: DemoReport,
    period: string,
  ): void {
    const { percent, text } = report;
    this.audit(by, at, {
      kind,
      subjectId: report.id,
      data: { department: assignment.department, period, percent, text },
    });
  }
}
