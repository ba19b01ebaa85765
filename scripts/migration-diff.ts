/**
 * `npm run db:diff`: the SQL that leads from the schema of the last migration to the present one.
 * What the last migration left is kept beside the migrations as one file, so that no database is needed to compare.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { diffSchemas, type SchemaFile } from "./steps/schema-engine";

const help = `npm run --silent db:diff [-- options]

Prints the SQL that leads from the schema of the last migration to prisma/schema/*.prisma.

  --name NAME      write it as prisma/migrations/<time>_NAME/migration.sql instead, and note the schema as migrated
  --snapshot       only note the present schema as the one that the last migration leaves
  --from-empty     from an empty database
  --schema DIR     folder with the schema (prisma/schema)
  --help           this text
`;

const migrations = "prisma/migrations";
const snapshotFile = join(migrations, "schema.snapshot");

async function schemaFiles(folder: string): Promise<SchemaFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prisma")).sort();
  if (names.length === 0) throw new Error(`There is no .prisma file in ${folder}.`);
  return Promise.all(
    names.map(async (name) => ({ path: name, content: await readFile(join(folder, name), "utf8") })),
  );
}

/** One file of all, in a fixed order: what the snapshot holds, and what it is compared with. */
function joined(files: SchemaFile[]): string {
  return files.map((file) => `// ${file.path}\n${file.content.trim()}\n`).join("\n");
}

async function snapshot(): Promise<SchemaFile[]> {
  try {
    return [{ path: "snapshot.prisma", content: await readFile(snapshotFile, "utf8") }];
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

function folderName(name: string): string {
  if (!/^[a-z0-9_]+$/.test(name)) throw new Error("--name takes lower-case letters, digits and underscores.");
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  return join(migrations, `${time}_${name}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      name: { type: "string" },
      snapshot: { type: "boolean", default: false },
      "from-empty": { type: "boolean", default: false },
      schema: { type: "string", default: "prisma/schema" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const present = await schemaFiles(values.schema);
  if (values.snapshot) {
    await writeFile(snapshotFile, joined(present));
    return;
  }
  const sql = await diffSchemas(values["from-empty"] ? [] : await snapshot(), present);
  if (values.name === undefined) {
    process.stdout.write(sql);
    return;
  }
  if (sql === "") throw new Error("The schema has not changed since the last migration.");
  const folder = folderName(values.name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  await writeFile(snapshotFile, joined(present));
  process.stderr.write(`Wrote ${folder}/migration.sql. Read it, add the checks and their reasons.\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
