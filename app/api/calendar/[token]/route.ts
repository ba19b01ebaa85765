import { feedFor } from "@/lib/calendars/loaders";

/** A calendar for programs; who has the address needs no session. Any other address answers as one that is not there. */
export async function GET(_: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const text = await feedFor(token.replace(/\.ics$/, ""), new Date());
  if (text === null) return new Response(null, { status: 404 });
  return new Response(text, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="luoshi.ics"',
      "cache-control": "private, no-store",
      "x-robots-tag": "noindex",
    },
  });
}
