import fc from "fast-check";

/** A plan as a value, which can be written in every format and must be read alike from each. */
export interface PlanValue {
  title: string;
  sections: PlanSection[];
}

interface PlanSection {
  title: string;
  groups: PlanGroup[];
}

interface PlanGroup {
  title: string;
  tasks: PlanTask[];
}

export interface PlanTask {
  title: string;
  text: string;
  lead: string;
  cooperating: string[];
  limit: PlanLimit | null;
  /** How the text says who is responsible; a ledger has columns for it. */
  form: "keys" | "verbs" | "lines";
}

interface PlanLimit {
  words: string;
  /** The date, or the kind of a limit without one. */
  means: string;
}

const places = ["云川市", "澜海市", "青禾县", "松坪区"];
const subjects = ["乡村医疗服务", "水源地保护", "职业教育发展", "城市公园建设", "消费品质量", "港口物流"];
const kinds = ["实施方案", "行动计划", "工作方案"];
const sectionTitles = ["重点任务", "主要措施", "重点工程"];
const groupTitles = ["完善基础设施", "提升服务水平", "健全工作机制", "培育市场主体", "强化技术支撑"];
const verbs = ["建设", "完善", "推广", "规范", "优化", "改造"];
const objects = [
  "监测站点",
  "服务平台",
  "培训基地",
  "管理制度",
  "信用档案",
  "检测标准",
  "应急队伍",
  "示范园区",
];
const openings = ["统筹现有资源", "制定年度清单", "按照因地制宜的原则", "坚持问题导向", "优先保障薄弱环节"];
const actions = ["明确建设时序", "落实管护经费", "公开办理结果", "组织第三方评估", "建立定期会商制度"];
const ends = ["形成长效机制", "提高运行效率", "方便群众办事", "防范安全风险"];
const departments = [
  "市发展改革委",
  "市财政局",
  "市教育局",
  "市水务局",
  "市住房城乡建设局",
  "市人力资源社会保障局",
  "市文化和旅游局",
  "市大数据局",
  "市公安局消防支队",
  "国家税务总局云川市税务局",
  "团市委",
  "各县（市、区）人民政府",
];

const limit: fc.Arbitrary<PlanLimit | null> = fc.oneof(
  fc.constant(null),
  fc.constantFrom(
    { words: "长期坚持", means: "ongoing" },
    { words: "每季度", means: "recurring" },
    { words: "2025年底前", means: "2025-12-31" },
    { words: "2026年上半年", means: "2026-06-30" },
  ),
  fc
    .tuple(
      fc.integer({ min: 2025, max: 2028 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([year, month, day]) => ({
      words: `${year}年${month}月${day}日前`,
      means: `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
    })),
);

/** Distinct tasks: those with the same words would be one task that stands twice. */
const tasks = fc.uniqueArray(
  fc
    .record({
      verb: fc.constantFrom(...verbs),
      object: fc.constantFrom(...objects),
      clauses: fc.tuple(
        fc.constantFrom(...openings),
        fc.subarray(actions, { minLength: 1 }),
        fc.constantFrom(...ends),
      ),
      named: fc.shuffledSubarray(departments.slice(0, -1), { minLength: 1, maxLength: 5 }),
      everywhere: fc.boolean(),
      limit,
      form: fc.constantFrom("keys", "verbs", "lines" as const),
    })
    .map(({ verb, object, clauses: [opening, middle, end], named, everywhere, ...task }): PlanTask => {
      const [lead = "市政府办公室", ...others] = named;
      const cooperating = everywhere ? [...others, departments.at(-1) ?? ""] : others;
      const form = task.form as PlanTask["form"];
      const text = `${opening}，${middle.join("，")}，${object}建成后${end}。`;
      return { title: `${verb}${object}`, text, lead, cooperating, limit: task.limit, form };
    }),
  { minLength: 1, maxLength: 12, selector: ({ title }) => title },
);

function dealt<T>(items: readonly T[], hands: number): T[][] {
  const dealtOut = Array.from({ length: hands }, (_, hand) =>
    items.filter((_, index) => index % hands === hand),
  );
  return dealtOut.filter((hand) => hand.length > 0);
}

/** Plans of one to three sections with one to three groups each. */
export const planValue: fc.Arbitrary<PlanValue> = fc
  .record({
    place: fc.constantFrom(...places),
    subject: fc.constantFrom(...subjects),
    kind: fc.constantFrom(...kinds),
    sections: fc.subarray(sectionTitles, { minLength: 1 }),
    groups: fc.shuffledSubarray(groupTitles, { minLength: 1, maxLength: 3 }),
    tasks,
  })
  .map(({ place, subject, kind, sections, groups, tasks: all }) => ({
    title: `${place}${subject}${kind}`,
    sections: dealt(all, sections.length).map((own, at) => ({
      title: sections[at] ?? "",
      groups: dealt(own, groups.length).map((few, index) => ({ title: groups[index] ?? "", tasks: few })),
    })),
  }));
