import NextAuth from "next-auth";
import { signInSettings } from "@/lib/people/loaders";

async function handle(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  return NextAuth(signInSettings())(request, context);
}

export { handle as GET, handle as POST };
