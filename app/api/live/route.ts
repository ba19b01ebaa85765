import { liveStream } from "@/lib/live/stream";

export const dynamic = "force-dynamic";

/** What changes in the reader's workspace, as it happens (server-sent events). */
export function GET(request: Request): Promise<Response> {
  return liveStream(request);
}
