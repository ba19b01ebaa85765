import type { PlanTask, PlanValue } from "./plan-value";

/** A line of a plan: its level (0 the title, 1 to 3 numbered, null body), its number, its words. */
export interface PlanLine {
  level: 0 | 1 | 2 | 3 | null;
  label: string;
  words: string;
}

const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1 to 9999 in Chinese: 一, 十二, 一百零五. */
function chinese(value: number): string {
  const units = ["", "十", "百", "千"];
  let written = "";
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) gap = written !== "";
    else {
      const plainTen = digit === 1 && place === 1 && written === "";
      written += `${gap ? "零" : ""}${plainTen ? "" : digits[digit]}${units[place]}`;
      gap = false;
    }
  }
  return written;
}

/** The statement of a task in the words of its form: behind its text, or on lines of their own. */
function statement({ lead, cooperating, limit, form }: PlanTask): { behind: string; below: string[] } {
  const others = cooperating.join("、");
  if (form === "verbs") {
    const names = others === "" ? `${lead}牵头` : `${lead}牵头，${others}配合`;
    return { behind: `（${names}${limit === null ? "" : `；完成时限：${limit.words}`}）`, below: [] };
  }
  const parts = [
    `牵头单位：${lead}`,
    ...(others === "" ? [] : [`配合单位：${others}`]),
    ...(limit === null ? [] : [`完成时限：${limit.words}`]),
  ];
  return form === "keys" ? { behind: `（${parts.join("；")}）`, below: [] } : { behind: "", below: parts };
}

/** A plan as lines, numbered 一、（一）1. and starting over under each heading. */
export function planLines({ title, sections }: PlanValue): PlanLine[] {
  const lines: PlanLine[] = [
    { level: 0, label: "", words: title },
    { level: null, label: "", words: "为做好有关工作，结合实际，制定本方案。" },
  ];
  sections.forEach((section, s) => {
    lines.push({ level: 1, label: `${chinese(s + 1)}、`, words: section.title });
    section.groups.forEach((group, g) => {
      lines.push({ level: 2, label: `（${chinese(g + 1)}）`, words: group.title });
      group.tasks.forEach((task, t) => {
        const { behind, below } = statement(task);
        lines.push({ level: 3, label: `${t + 1}.`, words: `${task.title}。${task.text}${behind}` });
        for (const words of below) lines.push({ level: null, label: "", words });
      });
    });
  });
  return lines;
}

/** A task as it is to be read, in words without punctuation. */
export interface PlainTask {
  number: string;
  title: string;
  text: string;
  heading: string;
  assignments: string[];
  deadline: string | null;
}

/** What every format must give back. */
export function planTasks({ sections }: PlanValue): PlainTask[] {
  return sections.flatMap(({ groups }) =>
    groups.flatMap((group, g) =>
      group.tasks.map((task, t) => ({
        number: String(t + 1),
        title: task.title,
        text: task.text,
        heading: `（${chinese(g + 1)}）${group.title}`,
        assignments: [`lead ${task.lead}`, ...task.cooperating.map((name) => `cooperating ${name}`)],
        deadline: task.limit?.means ?? null,
      })),
    ),
  );
}
