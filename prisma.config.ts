import { defineConfig } from "prisma/config";

// No address of a database: generating the client needs none, and migrations are applied by lib/db/migrate.ts.
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
});
