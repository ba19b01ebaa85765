// Loaded into the server before its own code: when the command that started it is gone without a word (kill -9), the
// channel between them closes, and the server ends too instead of holding the port. Processes that the server itself
// starts inherit this file and are left alone.
if (process.env.LUOSHI_LEASH === String(process.ppid)) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel?.unref();
}
