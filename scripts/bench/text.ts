/** The document of the large plan, and what is read from it: sections, tasks, parts, promised quantities, steps. */
import { randomUUID } from "node:crypto";
import { addDays, type CalendarDate, monthEnd, monthStart, toDatabaseDate } from "@/lib/calendar/date";
import { formatDate } from "@/lib/i18n/format";
import type { AssignmentRole, TaskStatus } from "@/lib/tasks/types";

const numerals = [..."一二三四五六七八九十"];
const chapterCount = 8;
const sectionsEach = 5;
const subjects = [
  "产业园区建设",
  "老旧小区改造",
  "企业技术改造",
  "污水管网整治",
  "基层卫生服务",
  "营商环境优化",
];
const acts = ["加快推进", "全面完成", "组织实施", "分批启动", "持续抓好"];

/** Counts characters while it writes, so that every anchor is right. */
class Writer {
  text = "";

  put(words: string): [start: number, end: number] {
    const start = this.text.length;
    this.text += words;
    return [start, this.text.length];
  }
}

interface Named {
  id: string;
  name: string;
}

interface Days {
  today: CalendarDate;
  startsOn: CalendarDate;
}

/** Two in ten are finished, one waits to begin, a few are claimed or put aside; the rest is under way. */
function statusOf(index: number): TaskStatus {
  const drawn = (index * 7) % 40;
  if (drawn < 6) return "completed";
  if (drawn < 8) return "closed";
  if (drawn < 12) return "assigned";
  if (drawn < 14) return "completion_claimed";
  return drawn === 14 ? "suspended" : "in_progress";
}

/** From ten months ago to fourteen ahead; one in ten has none. */
function deadlineOf(index: number, { today }: Days): CalendarDate | null {
  return index % 10 === 9 ? null : monthEnd(today, ((index * 13) % 24) - 9);
}

export function planText(count: number, departments: readonly Named[], days: Days) {
  const writer = new Writer();
  const sections: {
    id: string;
    parentId: string | null;
    order: number;
    label: string;
    title: string;
    anchorStart: number;
    anchorEnd: number;
  }[] = [];
  const parts: TaskParts[] = [];
  writer.put("高质量发展三年行动重点任务总台账\n");
  const perSection = Math.ceil(count / (chapterCount * sectionsEach));
  const heading = (label: string, title: string, parentId: string | null) => {
    const id = randomUUID();
    const [anchorStart, anchorEnd] = writer.put(`${label}${title}`);
    writer.put("\n");
    sections.push({ id, parentId, order: sections.length, label, title, anchorStart, anchorEnd });
    return id;
  };
  for (let chapter = 0; chapter < chapterCount; chapter++) {
    const parent = heading(`${numerals[chapter]}、`, `第${chapter + 1}方面重点工作`, null);
    for (let section = 0; section < sectionsEach; section++) {
      const sectionId = heading(`（${numerals[section]}）`, `${subjects[section]}专项`, parent);
      for (let within = 0; within < perSection && parts.length < count; within++)
        parts.push(writeTask(writer, parts.length, sectionId, departments, days));
    }
  }
  return {
    text: writer.text,
    sections,
    tasks: parts.map(({ task }) => task),
    assignments: parts.flatMap(({ assignments }) => assignments),
    targets: parts.flatMap(({ targets }) => targets),
    milestones: parts.flatMap(({ milestones }) => milestones),
  };
}

type TaskParts = ReturnType<typeof writeTask>;

function writeTask(
  writer: Writer,
  index: number,
  sectionId: string,
  departments: readonly Named[],
  days: Days,
) {
  const id = randomUUID();
  const status = statusOf(index);
  const deadline = deadlineOf(index, days);
  const isFinished = status === "completed" || status === "closed";
  const percent = isFinished ? 100 : status === "assigned" ? 0 : (index * 17) % 100;
  const title = `${acts[index % acts.length]}第${index + 1}项${subjects[index % subjects.length]}`;
  const number = String(index + 1);
  const start = writer.text.length;
  writer.put(`${number}. ${title}。`);
  const body = writer.text.length;
  const deadlineWords = deadline ? `${formatDate(deadline, "zh-CN", "long")}前` : "持续推进";
  writer.put(`按照全市统一部署，明确路线图和时间表，${deadlineWords}`);
  const amount = writer.put(`完成${(index % 90) + 10}个项目`);
  writer.put("，每月报送进展，年底组织验收。（");
  const assignments = partsOf(index, departments).map(({ role, department }, at) => {
    writer.put(at === 0 ? "牵头单位：" : at === 1 ? "；配合单位：" : "、");
    const [anchorStart, anchorEnd] = writer.put(department.name);
    return {
      id: randomUUID(),
      taskId: id,
      departmentId: department.id,
      role,
      printedName: department.name,
      anchorStart,
      anchorEnd,
      acknowledgedAt: (index + at) % 12 === 0 ? null : new Date(`${addDays(days.startsOn, 9)}T02:00:00Z`),
      percent: role === "cooperating" ? 0 : percent,
      isBlocked: role !== "cooperating" && index % 41 === 0,
    };
  });
  const [, end] = writer.put("）");
  writer.put("\n");
  return {
    task: {
      id,
      sectionId,
      number,
      order: index,
      title,
      text: writer.text.slice(body, end),
      anchors: [[start, end]],
      deadlineWords,
      deadlineOn: deadline === null ? null : toDatabaseDate(deadline),
      deadlineKind: deadline === null ? ("ongoing" as const) : ("by" as const),
      status,
      percent,
      isBlocked: index % 41 === 0,
      completedOn: isFinished ? toDatabaseDate(monthEnd(days.today, -1 - (index % 6))) : null,
    },
    assignments,
    targets: index % 3 === 0 ? [targetOf(id, index, amount)] : [],
    milestones: index % 16 === 0 ? stepsOf(id, days) : [],
  };
}

/** One that leads, or two that are responsible together, and up to five that cooperate. */
function partsOf(
  index: number,
  departments: readonly Named[],
): { role: AssignmentRole; department: Named }[] {
  const taken = new Set<Named>();
  for (let step = 0; taken.size < 2 + (index % 5) && step < 40; step++) {
    const one = departments[(index * 11 + step * (17 + (index % 7))) % departments.length];
    if (one) taken.add(one);
  }
  const isShared = index % 9 === 8;
  return [...taken].map((department, at) => ({
    department,
    role: isShared && at < 2 ? "responsible" : at === 0 ? "lead" : "cooperating",
  }));
}

function targetOf(taskId: string, index: number, [anchorStart, anchorEnd]: [number, number]) {
  const value = (index % 90) + 10;
  return { taskId, metric: "项目数", comparator: ">=", value, unit: "个", anchorStart, anchorEnd };
}

function stepsOf(taskId: string, { today }: Days) {
  return [30, 30, 40].map((share, at) => ({
    taskId,
    name: ["完成前期手续", "主体开工", "通过验收"][at] ?? "",
    dueOn: toDatabaseDate(monthStart(today, -4 + at * 4)),
    share,
    reachedOn: at === 0 ? toDatabaseDate(monthStart(today, -4)) : null,
    reachedBy: at === 0 ? "方敏" : null,
  }));
}
