// Loaded before Prisma's command, which takes Node 20.19 for granted; we promise 20.9, and generating needs neither of the two.
import Module, { syncBuiltinESMExports } from "node:module";
import util from "node:util";

util.styleText ??= (_format, text) => text;
syncBuiltinESMExports();

// Its own development server is made of modules that an older Node cannot require. Nobody starts it here.
const load = Module._load;
Module._load = (...request) => {
  try {
    return load(...request);
  } catch (error) {
    if (error.code === "ERR_REQUIRE_ESM") return {};
    throw error;
  }
};
