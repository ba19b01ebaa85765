import fc from "fast-check";
import { type PlanTask, type PlanValue, planValue } from "./plan-value";

/** As many characters a task takes, its statement included: what real plans come to. */
const PER_TASK = 280;
const TASKS = 8;
const GROUPS = 5;

/**
 * A plan of about so many characters in sections of five groups of eight tasks, no two alike. The same size gives the
 * same plan.
 */
export function longPlan(characters: number): PlanValue {
  const stock = fc
    .sample(planValue, { numRuns: 60, seed: 1 })
    .flatMap(({ sections }) => sections.flatMap(({ groups }) => groups.flatMap(({ tasks }) => tasks)));
  const pick = (at: number): PlanTask => {
    const found = stock[at % stock.length];
    if (found === undefined) throw new Error("no task was drawn");
    return found;
  };
  const task = (at: number): PlanTask => {
    const own = pick(at);
    const texts = [own.text, `第${at + 1}个点位先行推进。`];
    let length = own.title.length + own.text.length + own.cooperating.join("、").length + 50;
    for (let more = 1; length < PER_TASK; more++) {
      const { text } = pick(at * 7 + more * 13);
      texts.push(text);
      length += text.length;
    }
    return { ...own, text: texts.join("") };
  };
  const count = Math.max(1, Math.round(characters / PER_TASK));
  const group = (at: number) => ({
    title: `落实第${at + 1}批工作`,
    tasks: Array.from({ length: Math.min(TASKS, count - at * TASKS) }, (_, index) =>
      task(at * TASKS + index),
    ),
  });
  const groups = Array.from({ length: Math.ceil(count / TASKS) }, (_, at) => group(at));
  const sections = Array.from({ length: Math.ceil(groups.length / GROUPS) }, (_, at) => ({
    title: `第${at + 1}片区重点任务`,
    groups: groups.slice(at * GROUPS, (at + 1) * GROUPS),
  }));
  return { title: "云川市公共服务提升行动计划", sections };
}
