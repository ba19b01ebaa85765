import { expect, it } from "vitest";
import { actingFor } from "@/lib/auth/acting";
import { listDepartments, listExpansions } from "@/lib/departments/data";
import { findDraft, findImport } from "@/lib/imports/data";
import { furnish } from "@/lib/imports/loaders";
import { createImport, saveDraft, takeOver } from "@/lib/imports/mutations";
import { createWorkspace } from "@/tests/setup/workspace";
import { planText } from "./samples";

const now = new Date("2025-03-10T02:00:00Z");

it("a collective name is proposed with the departments that it was expanded to the last time", async () => {
  const acting = actingFor((await createWorkspace()).actors.supervisor);
  const imported = async () => {
    const bytes = new TextEncoder().encode(planText);
    const { id } = await createImport(acting, { fileName: "方案.txt", bytes }, now);
    const found = await findImport(acting.scope, id);
    if (!found) throw new Error("the import was not kept");
    return found;
  };
  const { id, draft } = await imported();
  const { version } = await findDraft(acting.scope, id);
  const [first] = draft.departments;
  if (!first) throw new Error("the document names nobody");
  const collective = {
    ...first,
    key: "all",
    name: "各区人民政府",
    printedAs: "各区人民政府",
    collective: true,
  };
  const departments = [
    ...draft.departments,
    { ...collective, departmentId: null, expandsTo: [first.key, "gone"] },
  ];
  const saved = await saveDraft(acting, { importId: id, version, changes: { departments } }, now);
  await takeOver(acting, { importId: id, version: saved.version, handOut: false }, now);
  const known = await listExpansions(acting.scope);
  expect([...known.values()]).toEqual([[first.departmentId]]);
  // The next document that says it, in whatever width.
  const stored = await imported();
  const next = {
    ...stored.draft,
    departments: [{ ...collective, departmentId: null, printedAs: "各区 人民政府" }],
  };
  expect(furnish({ ...stored, draft: next }, await listDepartments(acting.scope), known).expansions).toEqual({
    all: [first.departmentId],
  });
});
