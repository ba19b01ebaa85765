import { insist } from "@/lib/mail/insist";
import { readTarget } from "./data";
import { digestMessage } from "./message";
import { claimPost, markNotPosted, markPosted } from "./mutations";
import { sendToRobot } from "./send";

/** A reminder of yesterday is of no use any more: with the pauses between them, some eight hours. */
const mostAttempts = 9;
const mostAtOnce = 200;

/** Posts what is due, one after the other; what was not taken is tried again later. Gives the number posted. */
export async function sendDuePosts(
  site: { url: string; robotHosts: readonly string[] },
  clock: () => Date,
): Promise<number> {
  let posted = 0;
  for (let count = 0; count < mostAtOnce; count += 1) {
    const post = await claimPost(clock());
    if (!post) break;
    const target = await readTarget(post.workspaceId);
    const text = digestMessage(post.data, post.day, { workspace: post.workspace, url: site.url });
    const refusal = target
      ? await sendToRobot(target, text, clock(), site.robotHosts)
      : "the address cannot be opened: the server's secret has changed";
    if (refusal === null) {
      await insist(() => markPosted(post.id, clock()));
      posted += 1;
    } else {
      await markNotPosted(post.id, refusal, post.attempts >= mostAttempts, clock());
    }
  }
  return posted;
}
