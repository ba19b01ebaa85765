import { lookup } from "node:dns";
import { request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { allowedUrl, isNamed, isPublicAddress } from "./address";
import { refusalOf, robotRequest } from "./forms";
import type { RobotTarget } from "./types";

const timeoutMs = 10_000;
const longestAnswer = 10_000;

/** Asked where the connection is made, so that a name cannot lead elsewhere between the look and the step. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "", 0);
    const [first] = addresses;
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
      return callback(new Error("the address is a private one"), "", 0);
    }
    if (options.all) return callback(null, addresses);
    callback(null, first.address, first.family);
  });
};

/** Posts a text to a robot; follows no redirect. Gives null where it was taken, else why not. */
export async function sendToRobot(
  target: RobotTarget,
  text: string,
  now: Date,
  hosts: readonly string[],
): Promise<string | null> {
  const { url: href, body } = robotRequest(target, text, now);
  const url = allowedUrl(href, hosts);
  if (!url) return "the address is not allowed";
  try {
    const { status, answer } = await post(url, body, isNamed(url, hosts) ? undefined : publicLookup);
    return status >= 200 && status < 300 ? refusalOf(answer) : `the server answered ${status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function post(
  url: URL,
  body: string,
  lookupOf: LookupFunction | undefined,
): Promise<{ status: number; answer: string }> {
  const send = url.protocol === "https:" ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(body),
    };
    // One clock for the whole of it: a server that answers a byte a minute holds nobody up.
    const signal = AbortSignal.timeout(timeoutMs);
    const sent = send(
      url,
      { method: "POST", headers, lookup: lookupOf, signal, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on("data", (chunk: Buffer) => {
          size += chunk.length;
          if (size > longestAnswer) response.destroy(new Error("the answer is too long"));
          else chunks.push(chunk);
        });
        response.on("error", reject);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, answer: Buffer.concat(chunks).toString("utf8") }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
