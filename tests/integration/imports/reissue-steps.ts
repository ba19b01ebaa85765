/** A plan, and a later text of it that comes in, is compared and accepted. */
import type { Acting } from "@/lib/auth/acting";
import { listDepartments } from "@/lib/departments/data";
import { Directory } from "@/lib/departments/rules";
import { createImport } from "@/lib/imports/mutations";
import { findRevision, readStanding } from "@/lib/imports/revision/data";
import { acceptRevision } from "@/lib/imports/revision/mutations";
import type { Revision } from "@/lib/imports/revision/types";
import { layBeside } from "@/lib/imports/stages/compare";

export const later = new Date("2025-09-10T02:00:00Z");
export const reason = "市政府办公室印发修订稿";

export const first = `某市质量提升行动方案（2025—2027年）
一、重点任务
1.开展质量攻关。到2025年底前，完成重点产业质量攻关项目20个。（市工业和信息化局牵头，市市场监管局配合）
2.健全标准体系。2026年6月底前，发布地方标准30项。（市市场监管局牵头）
3.建设检验平台。建成公共检验检测服务平台，常态化服务中小企业。（市市场监管局牵头，市工业和信息化局配合）
4.培育质量品牌。开展品牌培育专项行动，推动企业建立品牌管理体系。（市工业和信息化局牵头）
`;
export const second = `某市质量提升行动方案（2025—2027年）（修订）
一、重点任务
1.健全标准体系。2026年12月底前，发布地方标准40项。（市市场监管局牵头）
2.开展质量攻关。到2025年底前，完成重点产业质量攻关项目20个。（市市场监管局牵头）
3.建设检验平台。建成公共检验检测服务平台，常态化服务中小企业。（市市场监管局牵头，市工业和信息化局配合）
4.推动数据赋能。建立企业质量数据档案，实现质量信用分级分类。（市数据局牵头，市市场监管局配合）
`;

const bytesOf = (text: string) => new TextEncoder().encode(text);

export async function compared(acting: Acting, importId: string): Promise<Revision> {
  const stored = await findRevision(acting.scope, importId);
  const standing = stored && (await readStanding(acting.scope, stored.revisesPlanId));
  if (!standing) throw new Error("nothing to compare");
  return layBeside(stored, standing, new Directory(await listDepartments(acting.scope))).revision;
}

export async function reissued(acting: Acting, planId: string, text = second): Promise<string> {
  const { id } = await createImport(acting, { fileName: "修订稿.txt", bytes: bytesOf(text), planId }, later);
  return id;
}

export async function accept(acting: Acting, importId: string) {
  const { version, fingerprint } = await compared(acting, importId);
  return acceptRevision(acting, { importId, version, fingerprint, reason, handOut: true }, later);
}
