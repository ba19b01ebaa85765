import { describe, expect, it } from "vitest";
import { readEnv } from "@/lib/env";

describe("readEnv", () => {
  it("needs nothing at all", () => {
    expect(readEnv({})).toEqual({
      databaseUrl: undefined,
      port: 3000,
      host: "127.0.0.1",
      demo: true,
      dataDir: ".data",
      url: "http://127.0.0.1:3000",
      logLevel: "info",
      authSecret: undefined,
      robotHosts: [],
      keepDays: 400,
      chromiumPath: undefined,
    });
  });

  it("takes an empty value for none", () => {
    expect(readEnv({ PORT: "", DATABASE_URL: " " })).toEqual(readEnv({}));
  });

  it("brings the demo along for the embedded database alone", () => {
    const own = { DATABASE_URL: "postgresql://luoshi:secret@db:5432/luoshi" };
    expect(readEnv(own).demo).toBe(false);
    expect(readEnv({ ...own, LUOSHI_DEMO: "on" }).demo).toBe(true);
    expect(readEnv({ LUOSHI_DEMO: "off" }).demo).toBe(false);
  });

  it("shows an address that can be typed when it listens on all", () => {
    expect(readEnv({ HOST: "0.0.0.0", PORT: "8080" }).url).toBe("http://127.0.0.1:8080");
    expect(readEnv({ HOST: "0.0.0.0", LUOSHI_URL: "https://luoshi.example" }).url).toBe(
      "https://luoshi.example",
    );
  });

  it.each([
    [{ PORT: "abc" }, 'PORT must be a number (it is "abc"). Set it to a free port such as 3000.'],
    [{ PORT: "70000" }, "PORT must be at most 65535"],
    [{ LUOSHI_DEMO: "yes" }, "LUOSHI_DEMO must be on or off"],
    [{ LUOSHI_URL: "luoshi.example" }, "LUOSHI_URL must look like https://"],
    [{ LUOSHI_LOG_LEVEL: "loud" }, "LUOSHI_LOG_LEVEL must be debug, info, warn or error"],
    [{ DATABASE_URL: "mysql://db/luoshi" }, "DATABASE_URL must look like postgresql://"],
    [{ SMTP_URL: "mail.example:25" }, "SMTP_URL must look like smtp://"],
    [{ SMTP_URL: "smtp://mail.example" }, "SMTP_FROM is missing"],
    [{ SMTP_FROM: "luoshi" }, "SMTP_FROM must hold an address"],
    [{ OIDC_ISSUER: "login.example" }, "OIDC_ISSUER must look like https://"],
    [{ OIDC_ISSUER: "https://login.example" }, "OIDC_CLIENT_ID is missing"],
    [{ OIDC_CLIENT_ID: "luoshi", OIDC_CLIENT_SECRET: "hush" }, "OIDC_ISSUER is missing"],
    [{ NEXTAUTH_SECRET: "short" }, "NEXTAUTH_SECRET must have at least 32 characters"],
  ])("says in one sentence what is wrong with %o", (source, sentence) => {
    expect(() => readEnv(source)).toThrow(sentence);
  });

  it("never repeats a secret", () => {
    expect(() => readEnv({ NEXTAUTH_SECRET: "hush" })).toThrow(/^((?!hush).)*$/);
    expect(() => readEnv({ DATABASE_URL: "postgres:hush" })).toThrow(/^((?!hush).)*$/);
  });
});
