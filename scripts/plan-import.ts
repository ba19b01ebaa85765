/** `npm run plan:import -- FILE --workspace SLUG [--hand-out]`: the way of the browser, without the desk between. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { createTranslator } from "next-intl";
import { scopeOfCommand } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { messages } from "@/lib/i18n/messages";
import { createImport, takeOver } from "@/lib/imports/mutations";
import { fail, Problem, say } from "./steps/say.mjs";

const help = `npm run plan:import -- FILE --workspace SLUG [--hand-out]

Reads a plan document (docx, doc, pdf, html, txt, md) and takes it over into a workspace as it was read: plan, sections,
tasks, departments, indicators, and the document itself. All of it or nothing.

  --workspace SLUG   the workspace, by its short name
  --hand-out         hand the tasks out to their departments at once, and open monthly reporting
`;

interface Order {
  file: string;
  workspace: string;
  handOut: boolean;
}

function readOrder(args: string[]): Order | "help" {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        workspace: { type: "string" },
        "hand-out": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return "help";
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new Problem("Name exactly one file. --help says more.");
    if (!values.workspace) throw new Problem("Name the workspace with --workspace SLUG. --help says more.");
    return { file, workspace: values.workspace, handOut: values["hand-out"] };
  } catch (error) {
    if (error instanceof TypeError) throw new Problem(`${error.message}. --help says more.`);
    throw error;
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new Problem(`${file} cannot be opened (${code}). Check its name and your rights.`);
  }
}

async function importPlan({ file, workspace: slug, handOut }: Order): Promise<void> {
  const bytes = await readBytes(file);
  const workspace = await database().workspace.findUnique({
    where: { slug },
    select: { id: true, name: true, timeZone: true },
  });
  if (!workspace) throw new Problem(`There is no workspace "${slug}". Give its short name.`);
  const acting = {
    scope: scopeOfCommand(workspace.id),
    author: { userId: null, name: "plan:import", departmentId: null, departmentName: null },
    timeZone: workspace.timeZone,
  };
  const now = new Date();
  const { id } = await createImport(acting, { fileName: basename(file), bytes }, now);
  const { planId } = await takeOver(acting, { importId: id, version: 1, handOut }, now);
  const where = { planId, workspaceId: workspace.id };
  const [tasks, assigned, indicators, departments] = await Promise.all([
    database().task.count({ where }),
    database().task.count({ where: { ...where, status: "assigned" } }),
    database().indicator.count({ where }),
    database().department.count({
      where: { workspaceId: workspace.id, assignments: { some: { task: { planId } } } },
    }),
  ]);
  say(`Plan ${planId} in ${workspace.name}`);
  say(`${tasks} tasks (${assigned} handed out), ${departments} departments, ${indicators} indicators`);
}

async function main(): Promise<void> {
  const order = readOrder(process.argv.slice(2));
  if (order === "help") return say(help);
  try {
    await importPlan(order);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const t = createTranslator({ locale: "en", messages: messages.en, namespace: "refusals" });
    throw new Problem(`${order.file}: ${t(error.code, error.params)}`);
  }
}

main()
  .catch(fail)
  .finally(() => database().$disconnect());
