// Loaded into the server before its own code: when the command that started it is gone without a word (kill -9), the
// channel between them closes, and the server ends too instead of holding the port.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
