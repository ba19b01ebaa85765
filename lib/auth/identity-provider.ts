import type { OAuthConfig } from "next-auth/providers/oauth";
import { env, type IdentityProviderSettings } from "@/lib/env";
import { identityClaims } from "./identity";

/** The name under which next-auth knows the provider; it stands in the address that the provider calls back. */
export const identityProviderId = "oidc";

/** The claims of an id token whose signature, audience and nonce have been checked already. */
function claimsOf(idToken: string | undefined): { sub: string } {
  const payload = Buffer.from(idToken?.split(".")[1] ?? "", "base64url").toString("utf8");
  const { sub } = identityClaims.parse(JSON.parse(payload));
  return { ...JSON.parse(payload), sub };
}

/** Any provider with discovery. Claims come from the id token and, where there is one, from the user-info endpoint. */
export function identityProvider(settings: IdentityProviderSettings): OAuthConfig<Record<string, unknown>> {
  const { issuer, clientId, clientSecret, name } = settings;
  return {
    id: identityProviderId,
    name,
    type: "oauth",
    issuer,
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid profile" } },
    userinfo: {
      async request({ client, tokens }) {
        const claims = claimsOf(tokens.id_token);
        if (!client.issuer.metadata.userinfo_endpoint || !tokens.access_token) return claims;
        const more = await client.userinfo(tokens.access_token);
        // What is said of somebody else must not be taken for what is said of this one.
        if (more.sub !== claims.sub) throw new Error("the user-info endpoint speaks of another subject");
        return { ...claims, ...more };
      },
    },
    profile(claims) {
      return { id: identityClaims.parse(claims).sub };
    },
  };
}

/** What people know the identity provider by; null where none is configured. */
export function identityProviderName(): string | null {
  return env().oidc?.name ?? null;
}
