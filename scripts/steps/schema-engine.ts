/**
 * Prisma's schema engine as WebAssembly, instantiated by hand: the packaged loader needs `import … from "x.wasm"`,
 * which Node does not do, and the CLI would download a native binary instead. It only compares schemas here, so the
 * connection it insists on opening is a stand-in that says it is PostgreSQL and answers nothing else.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";

export interface SchemaFile {
  path: string;
  content: string;
}

const answer = (value: unknown) => Promise.resolve({ ok: true, value });

const connection = {
  provider: "postgres",
  adapterName: "stand-in",
  getConnectionInfo: () => ({ ok: true, value: { schemaName: "public", supportsRelationJoins: true } }),
  queryRaw: () => answer({ columnNames: [], columnTypes: [], rows: [] }),
  executeRaw: () => answer(0),
  executeScript: () => answer(undefined),
  dispose: () => answer(undefined),
};

const adapter = {
  provider: "postgres",
  adapterName: "stand-in",
  connect: () => answer(connection),
  connectToShadowDb: () => answer(connection),
};

interface WasmGlue {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: typeof engineModule.SchemaEngine;
}

async function instantiate(): Promise<WasmGlue> {
  const glue = engineModule as unknown as WasmGlue;
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const { instance } = await WebAssembly.instantiate(await readFile(script.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": engineModule as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  const begin = instance.exports.__wbindgen_start;
  if (typeof begin === "function") begin();
  // The engine reports its own panics through this global before it throws a bare "unreachable".
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => process.stderr.write(`${message}\n`) },
  });
  return glue;
}

/** The SQL that leads from one schema to another; `from` empty means from nothing. An empty string: no change. */
export async function diffSchemas(from: SchemaFile[], to: SchemaFile[]): Promise<string> {
  const { SchemaEngine } = await instantiate();
  const datamodels = to.map((file): [string, string] => [file.path, file.content]);
  const engine = await SchemaEngine.new({ datamodels }, () => undefined, adapter);
  const result = await engine.diff({
    from: from.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files: from },
    to: { tag: "schemaDatamodel", files: to },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = result.stdout ?? "";
  return /^\s*(--.*\n\s*)*$/.test(sql) ? "" : sql;
}
