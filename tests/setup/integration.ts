/** Before each file of integration tests: a database of its own, cloned from the migrated template. */
import { afterAll, inject } from "vitest";
import { cloneDatabase, dropDatabase } from "./cluster";
import { closeDatabase } from "./database";

const name = `test_${process.pid}_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`;
const url = await cloneDatabase(inject("template"), name);

// Set before the tests import anything that reads it: lib/env reads the environment once.
process.env.DATABASE_URL = url;

afterAll(async () => {
  await closeDatabase();
  await dropDatabase(url);
});
