import { demoPassword } from "@/lib/auth/demo-accounts";
import { hashPassword } from "@/lib/auth/password";
import type { Author, UserRole } from "@/lib/auth/types";
import type { Transaction } from "@/lib/db/transaction";

const demoSlug = "binjiang";

const departmentGroups = [
  ["综合经济", ["市发展改革委", "市财政局", "市国资委", "市地方金融工作局", "市数据局"]],
  ["产业科技", ["市工业和信息化局", "市科技局", "市商务局", "市农业农村局", "市文化和旅游局"]],
  ["城建交通", ["市自然资源和规划局", "市生态环境局", "市住房城乡建设局", "市交通运输局", "市水利局"]],
  ["社会民生", ["市教育局", "市民政局", "市人力资源社会保障局", "市卫生健康委"]],
  ["监管执法", ["市市场监管局", "市公安局", "市应急管理局"]],
] as const;

/** The department whose desk the demo's officer and head sit at. */
export const demoDepartment = "市工业和信息化局";

const surnames = [..."陈林周吴郑王冯蒋沈韩杨朱秦许何吕施张孔曹严华"];
const givenNames = ["志远", "晓雯", "建国", "思齐", "立新", "雨桐", "明哲", "佳宁", "永康", "若兰", "海涛"];

/** The post of the demo's leader. */
export const leaderPost = "分管副市长";

export interface DemoPeople {
  supervisor: Author;
  leader: Author;
  /** By department id. */
  officers: Map<string, Author>;
  heads: Map<string, Author>;
}

/** The fictional city, its departments, the five accounts that sign in, and the colleagues who only stand in the records. */
export async function createPeople(
  tx: Transaction,
  since: Date,
): Promise<{ workspaceId: string; people: DemoPeople }> {
  const workspace = await tx.workspace.create({
    data: {
      slug: demoSlug,
      name: "滨江市人民政府",
      signOffRequired: true,
      allowsOversight: true,
      createdAt: since,
    },
    select: { id: true },
  });
  const workspaceId = workspace.id;
  const names = departmentGroups.flatMap(([group, members]) => members.map((name) => ({ group, name })));
  const departments = await tx.department.createManyAndReturn({
    data: names.map(({ group, name }, order) => ({ workspaceId, name, group, order, createdAt: since })),
    select: { id: true, name: true },
  });
  const passwordHash = await hashPassword(demoPassword);

  async function person(
    username: string,
    name: string,
    role: UserRole,
    options: { department?: { id: string; name: string }; post?: string; signsIn?: boolean } = {},
  ): Promise<Author> {
    const user = await tx.user.create({
      data: {
        username,
        name,
        isDemo: true,
        passwordHash: options.signsIn ? passwordHash : null,
        createdAt: since,
        memberships: {
          create: {
            workspaceId,
            role,
            departmentId: options.department?.id,
            post: options.post,
            createdAt: since,
          },
        },
      },
      select: { id: true },
    });
    return {
      userId: user.id,
      name,
      departmentId: options.department?.id ?? null,
      departmentName: options.department?.name ?? null,
    };
  }

  await person("admin", "管理员", "administrator", { signsIn: true, post: "系统管理员" });
  const supervisor = await person("supervisor", "方敏", "supervisor", {
    signsIn: true,
    post: "市政府督查室",
  });
  const leader = await person("leader", "高岩", "leader", { signsIn: true, post: leaderPost });

  const officers = new Map<string, Author>();
  const heads = new Map<string, Author>();
  for (const [index, department] of departments.entries()) {
    const isDemoDesk = department.name === demoDepartment;
    const surname = (offset: number) => surnames[(index * 2 + offset) % surnames.length] ?? "";
    const given = (offset: number) => givenNames[(index + offset) % givenNames.length] ?? "";
    const code = String(index + 1).padStart(2, "0");
    officers.set(
      department.id,
      await person(isDemoDesk ? "officer" : `officer-${code}`, surname(0) + given(0), "officer", {
        department,
        signsIn: isDemoDesk,
      }),
    );
    heads.set(
      department.id,
      await person(isDemoDesk ? "head" : `head-${code}`, surname(1) + given(5), "head", {
        department,
        signsIn: isDemoDesk,
      }),
    );
  }
  return { workspaceId, people: { supervisor, leader, officers, heads } };
}
