/** Every action that the server knows, found in the code itself. */
import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { z } from "zod";
import type { ActionDefinition } from "@/lib/auth/action";

export type AnyAction = ActionDefinition<z.ZodType, unknown>;

function definitionOf(value: unknown): AnyAction | null {
  return typeof value === "function" && "definition" in value ? (value.definition as AnyAction) : null;
}

/** By name, from each lib/<domain>/actions.ts. */
export async function allActions(): Promise<Map<string, AnyAction>> {
  const found = new Map<string, AnyAction>();
  for (const domain of readdirSync("lib")) {
    const file = resolve("lib", domain, "actions.ts");
    if (!existsSync(file)) continue;
    const exports: Record<string, unknown> = await import(/* @vite-ignore */ pathToFileURL(file).href);
    for (const definition of Object.values(exports).map(definitionOf)) {
      if (definition) found.set(definition.name, definition);
    }
  }
  return found;
}
