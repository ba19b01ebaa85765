import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { allowedUrl, isPublicAddress } from "@/lib/robots/address";
import { refusalOf, robotRequest } from "@/lib/robots/forms";
import { digestMessage } from "@/lib/robots/message";

const now = new Date("2026-11-20T01:02:03.456Z");

describe("the forms of the services", () => {
  it("企业微信: a text, the key in the address", () => {
    const address = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc";
    const { url, body } = robotRequest({ kind: "wecom", address, secret: null }, "催报", now);
    expect(url).toBe(address);
    expect(JSON.parse(body)).toEqual({ msgtype: "text", text: { content: "催报" } });
  });

  it("钉钉: signed with the secret over milliseconds and secret, in the address", () => {
    const address = "https://oapi.dingtalk.com/robot/send?access_token=abc";
    const { url, body } = robotRequest({ kind: "dingtalk", address, secret: "SEC+/x" }, "催报", now);
    const { searchParams } = new URL(url);
    const timestamp = String(now.getTime());
    expect(searchParams.get("access_token")).toBe("abc");
    expect(searchParams.get("timestamp")).toBe(timestamp);
    expect(searchParams.get("sign")).toBe(
      createHmac("sha256", "SEC+/x").update(`${timestamp}\nSEC+/x`).digest("base64"),
    );
    expect(JSON.parse(body)).toEqual({ msgtype: "text", text: { content: "催报" } });
  });

  it("飞书: seconds and secret are the key of an empty text, in the body", () => {
    const address = "https://open.feishu.cn/open-apis/bot/v2/hook/abc";
    const { url, body } = robotRequest({ kind: "feishu", address, secret: "s" }, "催报", now);
    const timestamp = String(Math.floor(now.getTime() / 1000));
    expect(url).toBe(address);
    expect(JSON.parse(body)).toEqual({
      timestamp,
      sign: createHmac("sha256", `${timestamp}\ns`).update("").digest("base64"),
      msg_type: "text",
      content: { text: "催报" },
    });
    expect(
      JSON.parse(robotRequest({ kind: "feishu", address, secret: null }, "x", now).body),
    ).not.toHaveProperty("sign");
  });

  it.each([
    ['{"errcode":0,"errmsg":"ok"}', null],
    ['{"code":0,"msg":"success"}', null],
    ['{"StatusCode":0,"StatusMessage":"success"}', null],
    ['{"errcode":310000,"errmsg":"sign not match"}', "310000 sign not match"],
    ['{"code":19021,"msg":"sign match fail"}', "19021 sign match fail"],
    ["<html>", "the answer is not one of a robot"],
    ["{}", "the answer is not one of a robot"],
  ])("the answer %s means %s", (body, refusal) => expect(refusalOf(body)).toBe(refusal));
});

describe("addresses", () => {
  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "localhost",
    "",
  ])("%s is not public", (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(["8.8.8.8", "172.32.0.1", "2400:3200::1", "::ffff:8.8.8.8"])("%s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    "http://oapi.dingtalk.com/robot",
    "https://127.0.0.1/x",
    "https://[::1]/x",
    "https://2130706433/x",
    "https://0x7f.1/x",
    "https://[::ffff:7f00:1]/x",
    "https://user:word@oapi.dingtalk.com/",
    "file:///etc/passwd",
    "javascript:1",
    "oapi.dingtalk.com",
  ])("%s is not posted to", (url) => expect(allowedUrl(url, [])).toBeNull());

  it("may be named by the operator, with the port or without", () => {
    expect(allowedUrl("http://robot.intra:8080/x", ["robot.intra:8080"])?.host).toBe("robot.intra:8080");
    expect(allowedUrl("http://robot.intra:8080/x", ["robot.intra"])?.host).toBe("robot.intra:8080");
    expect(allowedUrl("http://robot.intra:9090/x", ["robot.intra:8080"])).toBeNull();
    expect(allowedUrl("https://oapi.dingtalk.com/robot/send", [])?.host).toBe("oapi.dingtalk.com");
  });
});

it("names twenty departments and counts the others", () => {
  const departments = Array.from({ length: 23 }, (_, index) => ({
    name: `第${index + 1}局`,
    reports: 2,
    steps: index === 0 ? 1 : 0,
    dueOn: "2026-11-25",
    late: index === 0,
  }));
  const text = digestMessage({ departments }, "2026-11-26", {
    workspace: "滨江市",
    url: "https://luoshi.example",
  });
  expect(text.split("\n")).toHaveLength(24);
  expect(text).toContain("23 个部门欠 46 份填报、1 个节点");
  expect(text).toContain("第1局 2 份填报、1 个节点，2026年11月25日已截止");
  expect(text).toContain("另有 3 个部门");
});
