/** Somebody who signs in to a bench's server and asks for its pages. */
import { demoPassword } from "@/lib/auth/demo-accounts";

const warmUps = 8;
/** The page that a browser on a computer is sent. */
const browser =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

/** The cookie of a new session, of one of the users that the demo and the large plan have. */
export async function signIn(base: string, username: string): Promise<string> {
  const csrf = await fetch(`${base}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookies = (response: Response) =>
    response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
  const answer = await fetch(`${base}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookies(csrf).join("; "), "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, username, password: demoPassword, json: "true" }),
  });
  const session = cookies(answer).find((cookie) => cookie.startsWith("next-auth.session-token="));
  if (!session) throw new Error(`${username} cannot sign in`);
  return session;
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/**
 * How long each of so many requests takes until the whole answer is there, in order of length, after as many as make a
 * server warm; what is to happen before each of them is not counted.
 */
export async function measure(
  base: string,
  cookie: string,
  path: string,
  runs: number,
  before: () => Promise<unknown> = async () => undefined,
): Promise<{ times: number[]; bytes: number }> {
  const times: number[] = [];
  let bytes = 0;
  for (let run = -warmUps; run < runs; run++) {
    await before();
    const from = performance.now();
    const response = await fetch(`${base}${path}`, { headers: { cookie, "user-agent": browser } });
    bytes = (await response.arrayBuffer()).byteLength;
    if (response.status !== 200 || response.url !== `${base}${path}`)
      throw new Error(`${path} answers ${response.status}`);
    if (run >= 0) times.push(performance.now() - from);
  }
  return { times: times.sort((a, b) => a - b), bytes };
}
