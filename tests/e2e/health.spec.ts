import { expect, test } from "@/tests/setup/e2e";

test("says that it lives and that it can work", async ({ request }) => {
  expect(await (await request.get("/api/health/live")).json()).toEqual({ live: true });
  const ready = await request.get("/api/health/ready");
  expect(ready.status()).toBe(200);
  expect(await ready.json()).toEqual({ ready: true });
});
