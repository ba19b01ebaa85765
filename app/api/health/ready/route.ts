import { isDatabaseReady } from "@/lib/db/ready";

export const dynamic = "force-dynamic";

/** 200 when requests can be worked on, 503 while the database does not answer. */
export async function GET(): Promise<Response> {
  const ready = await isDatabaseReady();
  return Response.json({ ready }, { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } });
}
