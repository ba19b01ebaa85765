import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { env } from "@/lib/env";
import { type OnLink, signInWithIdentity } from "./identity";
import { identityProvider, identityProviderId } from "./identity-provider";
import { authSecret } from "./secret";
import { endSession, sessionHours, signIn } from "./sign-in";

declare module "next-auth" {
  interface Session {
    sessionId?: string;
  }
  interface User {
    sessionId?: string;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}

const credentials = z.object({
  username: z.string().min(1).max(200),
  password: z.string().min(1).max(1000),
  code: z.string().max(20).optional(),
});

let options: NextAuthOptions | undefined;

/** For reading sessions, made once. */
export function authOptions(): NextAuthOptions {
  options ??= signInOptions();
  return options;
}

/** next-auth keeps only the id of a session row in its signed cookie; the row says who that is and whether it still holds. */
export function signInOptions(onLink?: OnLink): NextAuthOptions {
  const { oidc } = env();
  return {
    secret: authSecret(),
    useSecureCookies: env().url.startsWith("https:"),
    session: { strategy: "jwt", maxAge: sessionHours * 3600 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { username: {}, password: { type: "password" }, code: {} },
        async authorize(input) {
          const parsed = credentials.safeParse(input);
          if (!parsed.success) return null;
          const { username, password, code } = parsed.data;
          const result = await signIn(username, password, new Date(), code);
          if (result.outcome === "locked") throw new Error(`locked:${Math.ceil(result.waitMs / 1000)}`);
          if (result.outcome === "refused") return null;
          if (result.outcome !== "signed-in") throw new Error(result.outcome);
          return { id: result.userId, sessionId: result.sessionId };
        },
      }),
      ...(oidc ? [identityProvider(oidc)] : []),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== identityProviderId || !oidc) return true;
        const result = await signInWithIdentity(oidc.issuer, profile, new Date(), onLink);
        if (result.outcome !== "signed-in") return false;
        user.sessionId = result.sessionId;
        return true;
      },
      jwt({ token, user }) {
        return user?.sessionId ? { sub: user.id, sessionId: user.sessionId } : token;
      },
      session({ session, token }) {
        return { expires: session.expires, sessionId: token.sessionId };
      },
    },
    events: {
      async signOut({ token }) {
        if (token?.sessionId) await endSession(token.sessionId, new Date());
      },
    },
  };
}
