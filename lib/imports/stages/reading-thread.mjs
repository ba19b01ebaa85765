// Where the thread begins. The sources are what runs, in the built server as in development and in tests: a bundle of
// its own would be a second build to keep in step with the first.
import { register } from "tsx/esm/api";

register();
await import("./thread.ts");
