/** A real OpenID Connect provider on this machine, at which everybody signs in under any name without a password. */
import { once } from "node:events";
import { createServer } from "node:http";
import Provider from "oidc-provider";
import { freePort } from "@/scripts/steps/postgres";

export interface LocalProvider {
  /** What Luoshi is configured with. */
  environment: Record<"OIDC_ISSUER" | "OIDC_CLIENT_ID" | "OIDC_CLIENT_SECRET" | "OIDC_NAME", string>;
  /** Lets the site at this address send people here. */
  serve(site: string): void;
  stop(): Promise<void>;
}

export async function startIdentityProvider(): Promise<LocalProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const client = { id: "luoshi", secret: "a secret that only this test knows" };
  let handle: ReturnType<Provider["callback"]> = (_, response) => response.writeHead(503).end();
  const server = createServer((request, response) => handle(request, response));
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_NAME: "统一身份认证",
    },
    serve(site) {
      handle = new Provider(issuer, {
        clients: [
          {
            client_id: client.id,
            client_secret: client.secret,
            redirect_uris: [`${site}/api/auth/callback/oidc`],
          },
        ],
        claims: { openid: ["sub"], profile: ["preferred_username"] },
        cookies: { keys: ["a key of no importance"] },
        findAccount: (_, id) => ({
          accountId: id,
          claims: () => ({ sub: `subject-of-${id}`, preferred_username: id }),
        }),
      }).callback();
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
