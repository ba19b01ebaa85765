/** A plan that came in as a text and was taken over as it was read. */
import type { Acting } from "@/lib/auth/acting";
import { findDraft } from "@/lib/imports/data";
import { createImport, takeOver } from "@/lib/imports/mutations";

const then = new Date("2025-03-10T02:00:00Z");

/** Hands it out, too; gives its id. */
export async function importedPlan(acting: Acting, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const { id } = await createImport(acting, { fileName: "方案.txt", bytes }, then);
  const { version } = await findDraft(acting.scope, id);
  return (await takeOver(acting, { importId: id, version, handOut: true }, then)).planId;
}
