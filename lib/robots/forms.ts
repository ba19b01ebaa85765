import { createHmac } from "node:crypto";
import { z } from "zod";
import type { RobotRequest, RobotTarget } from "./types";

function hmac(key: string, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64");
}

/** A text message in the form, and with the signature, that each of the three services asks for. */
export function robotRequest({ kind, address, secret }: RobotTarget, text: string, now: Date): RobotRequest {
  switch (kind) {
    case "wecom":
      return { url: address, body: JSON.stringify({ msgtype: "text", text: { content: text } }) };
    case "dingtalk": {
      const url = new URL(address);
      if (secret) {
        // Signed with the secret, over milliseconds and the secret again; both go into the address.
        const timestamp = String(now.getTime());
        url.searchParams.set("timestamp", timestamp);
        url.searchParams.set("sign", hmac(secret, `${timestamp}\n${secret}`));
      }
      return { url: url.href, body: JSON.stringify({ msgtype: "text", text: { content: text } }) };
    }
    case "feishu": {
      // Here seconds and the secret are the key, and nothing is what is signed; both go into the body.
      const timestamp = String(Math.floor(now.getTime() / 1000));
      const signed = secret ? { timestamp, sign: hmac(`${timestamp}\n${secret}`, "") } : {};
      return { url: address, body: JSON.stringify({ ...signed, msg_type: "text", content: { text } }) };
    }
  }
}

const answer = z.object({
  errcode: z.number().optional(),
  errmsg: z.string().optional(),
  code: z.number().optional(),
  msg: z.string().optional(),
  StatusCode: z.number().optional(),
});

/** All three answer 200 also where they refuse; null where the message was taken, else why not. */
export function refusalOf(body: string): string | null {
  let said: unknown;
  try {
    said = JSON.parse(body);
  } catch {
    return "the answer is not one of a robot";
  }
  const parsed = answer.safeParse(said);
  if (!parsed.success) return "the answer is not one of a robot";
  const { errcode, errmsg, code, msg, StatusCode } = parsed.data;
  const number = errcode ?? code ?? StatusCode;
  if (number === undefined) return "the answer is not one of a robot";
  return number === 0 ? null : `${number} ${errmsg ?? msg ?? ""}`.trim();
}
