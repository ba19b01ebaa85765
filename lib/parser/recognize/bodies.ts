import type { Line } from "@/lib/parser/normalize/normalize";
import type { DocumentData, Range } from "@/lib/parser/types";
import { foldWidth } from "@/lib/text/fold";

type Body = DocumentData["bodies"][number];
type Member = Body["members"][number];

const ROLE =
  /^\s*((?:第一|常务|执行)?(?:副)?(?:组\s*长|主\s*任|总指挥(?:长)?|指挥长|召集人|会\s*长|理事长|班\s*长)|成\s*员(?:单位)?|(?:办公室)?(?:副)?主\s*任|联\s*络\s*员|秘\s*书\s*长|顾\s*问)\s*[::]\s*(.*)$/;
const NAME_AND_POST = /^\s*(\p{Script=Han}(?:\s?\p{Script=Han}){1,3})(?:\s+|\s*\()(\S[^。;]{1,60}?)\)?\s*$/u;
/** What posts end in: tells a name with its posts from a list of names. */
const POST = /(长|书记|主任|常委|委员|主席|总监|处|员|经理|人|总)\)?$/;
const FOUNDED =
  /(?:成立|设立|组建|建立)(?:了)?([^,。;、《》“”]{2,40}?(?:领导小组|工作专班|指挥部|委员会|专班|工作组|协调小组|推进组|联席会议|攻坚组|小组))/;

export interface ReadBodies {
  bodies: Body[];
  /** Lines that were read as members. */
  lines: Range[];
}

/**
 * Finds leading groups and offices whose members a text lists line by line: a line with a role (`组 长:…`), followed by lines
 * with a name and a post. `headings` gives the heading that each line stands under.
 */
export function findBodies(
  lines: readonly Line[],
  headingOf: (line: Line) => string | null,
  title: string | null,
): ReadBodies {
  const bodies: Body[] = [];
  const read: Range[] = [];
  let founded: string | null = FOUNDED.exec(title ?? "")?.[1] ?? null;
  let open: { body: Body; role: string } | null = null;
  for (const line of lines) {
    if (/成立|设立|组建|建立/.test(line.fold)) founded = FOUNDED.exec(line.fold)?.[1] ?? founded;
    const match = line.fold.length <= 400 ? ROLE.exec(line.fold) : null;
    if (match?.[1] !== undefined) {
      const role = match[1].replace(/\s+/g, "");
      const heads = /^(第一)?(组长|总指挥长?|指挥长|主任|召集人|会长|理事长|班长)$/.test(role);
      if (
        open === null ||
        (heads && open.body.members.length > 0 && open.role !== role && !/^(第一)/.test(open.role))
      ) {
        const body: Body = { name: bodyName(headingOf(line), founded), members: [] };
        bodies.push(body);
        open = { body, role };
      }
      open.role = role;
      const at = line.fold.length - (match[2] ?? "").length;
      open.body.members.push(...membersOf(line.text.slice(at), role));
      read.push({ start: line.start, end: line.end });
      continue;
    }
    const member: RegExpExecArray | null = open === null ? null : NAME_AND_POST.exec(line.fold);
    if (open !== null && member?.[1] !== undefined && line.text.length <= 60) {
      open.body.members.push({
        name: member[1].replace(/\s+/g, ""),
        role: open.role,
        post: member[2]?.trim() ?? null,
      });
      read.push({ start: line.start, end: line.end });
    } else if (open !== null && line.text.trim() !== "") {
      open = null;
    }
  }
  return { bodies: bodies.filter((body) => body.members.length > 0), lines: read };
}

function bodyName(heading: string | null, founded: string | null): string {
  const title = heading?.replace(/[。:：\s]+$/u, "") ?? "";
  if (/(小组|办公室|专班|指挥部|委员会|工作组|联席会议)$/.test(title) && title.length <= 40) return title;
  return founded ?? (title === "" ? "领导小组" : title);
}

function membersOf(text: string, role: string): Member[] {
  const trimmed = foldWidth(text).trim();
  if (trimmed === "") return [];
  const single = memberOf(trimmed, role);
  if (single.post !== null && (!trimmed.includes("、") || POST.test(single.post.split(/[、,]/)[0] ?? "")))
    return [single];
  return trimmed
    .split(/[、,;]|\s{2,}/)
    .map((name) => name.trim())
    .filter((name) => name.length > 0 && name.length <= 30)
    .map((name) => memberOf(name, role));
}

function memberOf(text: string, role: string): Member {
  const match = NAME_AND_POST.exec(text);
  const post = match?.[2]?.trim();
  if (match?.[1] === undefined || post === undefined)
    return { name: text.replace(/\s+/g, ""), role, post: null };
  return { name: match[1].replace(/\s+/g, ""), role, post };
}
