/** Once for a run of the integration tests: the database server and the template. */
import type { TestProject } from "vitest/node";
import { startCluster } from "./cluster";

declare module "vitest" {
  interface ProvidedContext {
    template: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  project.provide("template", cluster.template);
  return () => cluster.stop();
}
