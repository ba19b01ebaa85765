import { notFound } from "next/navigation";
import { scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import { readSettings } from "./data";
import { mayManageWorkspace } from "./policy";
import type { WorkspaceSettings } from "./types";

/** For /admin/settings. Whoever may not change them finds no such page. */
export async function loadSettings(): Promise<WorkspaceSettings> {
  const actor = await pageActor();
  if (!mayManageWorkspace(actor)) notFound();
  return readSettings(scopeOf(actor));
}
