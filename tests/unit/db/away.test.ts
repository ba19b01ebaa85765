import { expect, it } from "vitest";
import { isDatabaseAway } from "@/lib/db/away";

const raw = (cause: object) =>
  Object.assign(new Error("Raw query failed"), {
    code: "P2010",
    meta: { driverAdapterError: { name: "DriverAdapterError", cause } },
  });

it("knows a database that is away, restarting or full, however deep the reason stands", () => {
  for (const error of [
    Object.assign(new Error("refused"), { code: "ECONNREFUSED" }),
    Object.assign(new Error("gone"), { code: "ECONNRESET" }),
    Object.assign(new Error("closed"), { code: "P1017" }),
    new Error("Connection terminated unexpectedly"),
    new Error("Client has encountered a connection error and is not queryable"),
    raw({ kind: "DatabaseNotReachable", host: "127.0.0.1" }),
    raw({ kind: "postgres", originalCode: "57P03" }),
    raw({ kind: "postgres", code: "57P01" }),
    Object.assign(new Error("outer"), { cause: Object.assign(new Error("inner"), { code: "08006" }) }),
  ]) {
    expect(isDatabaseAway(error)).toBe(true);
  }
});

it("takes no refusal and no fault of the program for it", () => {
  const circle: { cause?: unknown } = {};
  circle.cause = circle;
  for (const error of [
    raw({ kind: "postgres", originalCode: "23514" }),
    Object.assign(new Error("unique"), { code: "P2002" }),
    new TypeError("Cannot read properties of undefined"),
    "ECONNREFUSED",
    null,
    circle,
  ]) {
    expect(isDatabaseAway(error)).toBe(false);
  }
});
