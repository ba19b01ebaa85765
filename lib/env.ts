/**
 * Every setting that Luoshi takes from the environment, in one table. Nothing else reads `process.env`
 * (a test holds that), so this file is the whole list.
 */
import { z } from "zod";

const trimmed = z.string().trim();

const table = z.object({
  DATABASE_URL: trimmed
    .regex(/^postgres(ql)?:\/\/[^/]+\/.+/, "must look like postgresql://user:password@host:5432/database")
    .optional(),
  PORT: trimmed
    .regex(/^\d+$/, "must be a number")
    .transform(Number)
    .pipe(z.number().min(1, "must be at least 1").max(65535, "must be at most 65535"))
    .default(3000),
  HOST: trimmed.min(1, "must not be empty").default("127.0.0.1"),
  LUOSHI_DEMO: z.enum(["on", "off"], "must be on or off").optional(),
  LUOSHI_DATA_DIR: trimmed.min(1, "must not be empty").default(".data"),
  LUOSHI_URL: trimmed
    .regex(/^https?:\/\/[^/\s]+$/, "must look like https://luoshi.example.gov.cn")
    .optional(),
  LUOSHI_LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], "must be debug, info, warn or error")
    .default("info"),
  NEXTAUTH_SECRET: trimmed.min(32, "must have at least 32 characters").optional(),
  OIDC_ISSUER: trimmed
    .regex(/^https?:\/\/\S+$/, "must look like https://login.example.gov.cn")
    .transform((address) => address.replace(/\/+$/, ""))
    .optional(),
  OIDC_CLIENT_ID: trimmed.optional(),
  OIDC_CLIENT_SECRET: trimmed.optional(),
  OIDC_NAME: trimmed.max(40, "must have at most 40 characters").optional(),
  SMTP_URL: trimmed
    .regex(/^smtps?:\/\/\S+$/, "must look like smtp://user:password@mail.example.gov.cn:587")
    .optional(),
  SMTP_FROM: trimmed.regex(/^[^<>]*<?[^\s@<>]+@[^\s@<>]+>?$/, "must hold an address").optional(),
  LUOSHI_ROBOT_HOSTS: trimmed
    .regex(/^[\w.:[\]-]+(\s*,\s*[\w.:[\]-]+)*$/, "must be a list of hosts")
    .transform((hosts) => hosts.split(/\s*,\s*/))
    .optional(),
  LUOSHI_KEEP_DAYS: trimmed
    .regex(/^\d+$/, "must be a number")
    .transform(Number)
    .pipe(z.number().min(30, "must be at least 30").max(36500, "must be at most 36500"))
    .default(400),
  CHROMIUM_PATH: trimmed.min(1, "must not be empty").optional(),
});

const remedies: Record<keyof z.infer<typeof table>, string> = {
  DATABASE_URL: "Correct it, or leave it out to use the database that Luoshi brings along.",
  PORT: "Set it to a free port such as 3000.",
  HOST: "Set it to 127.0.0.1, or to 0.0.0.0 to be reachable from other machines.",
  LUOSHI_DEMO: "Set it to on to fill an empty database with the demo, to off to begin with nothing.",
  LUOSHI_DATA_DIR: "Set it to a folder that this user can write, or leave it out to use .data.",
  LUOSHI_URL: "Set it to the address that people type, without a path.",
  LUOSHI_LOG_LEVEL: "Leave it out to use info.",
  NEXTAUTH_SECRET: "Leave it out to have a secret made and kept in the data folder.",
  OIDC_ISSUER: "Set it to the address under which the provider's /.well-known/openid-configuration stands.",
  OIDC_CLIENT_ID: "Set it to the id that the provider has given to Luoshi.",
  OIDC_CLIENT_SECRET: "Set it to the secret that the provider has given to Luoshi.",
  OIDC_NAME: "Set it to a short name that people know the provider by.",
  SMTP_URL:
    "Set it to the mail server, with smtps:// where it is encrypted from the start, or leave it out to send no mail.",
  SMTP_FROM: "Set it to the sender, such as Luoshi <luoshi@example.gov.cn>.",
  LUOSHI_ROBOT_HOSTS:
    "Set it to hosts such as robot.example.gov.cn:8080, separated by commas, or leave it out to allow https to public addresses alone.",
  LUOSHI_KEEP_DAYS:
    "Set it to the days for which messages and sent mails are kept, or leave it out to use 400.",
  CHROMIUM_PATH: "Set it to a Chromium program, or leave it out to have one looked for.",
};

export interface IdentityProviderSettings {
  /** Without a trailing slash. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What people know it by. */
  name: string;
}

export interface SmtpSettings {
  url: string;
  from: string;
}

export interface Env {
  /** Undefined: the embedded database. The commands that start it fill this in for their children. */
  databaseUrl: string | undefined;
  port: number;
  host: string;
  /** Whether an empty database is filled with the demo. */
  demo: boolean;
  dataDir: string;
  /** The address that people type, without a trailing slash; session cookies are Secure when it is https. */
  url: string;
  logLevel: "debug" | "info" | "warn" | "error";
  authSecret: string | undefined;
  /** Signs people in beside passwords; undefined where none is configured. */
  oidc: IdentityProviderSettings | undefined;
  /** Mail goes out through it; undefined where none is configured. */
  smtp: SmtpSettings | undefined;
  /** Hosts of robots that may be reached without https, or at a private address. */
  robotHosts: readonly string[];
  /** Days for which messages and what was sent are kept. */
  keepDays: number;
  /** The browser of the end-to-end tests. */
  chromiumPath: string | undefined;
}

export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

type Source = Record<string, string | undefined>;

/** An empty value means the same as none: that is how most tools unset a variable. */
function given(source: Source): Source {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim() !== ""));
}

export function readEnv(source: Source): Env {
  const parsed = table.safeParse(given(source));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0]) as keyof typeof remedies;
    const secret = ["NEXTAUTH_SECRET", "DATABASE_URL", "OIDC_CLIENT_SECRET", "SMTP_URL"].includes(name);
    const value = secret ? "" : ` (it is "${source[name]}")`;
    throw new EnvironmentError(`${name} ${issue?.message}${value}. ${remedies[name]}`);
  }
  const values = parsed.data;
  const shownHost = ["0.0.0.0", "::"].includes(values.HOST) ? "127.0.0.1" : values.HOST;
  return {
    databaseUrl: values.DATABASE_URL,
    port: values.PORT,
    host: values.HOST,
    demo: values.LUOSHI_DEMO ? values.LUOSHI_DEMO === "on" : values.DATABASE_URL === undefined,
    dataDir: values.LUOSHI_DATA_DIR,
    url: values.LUOSHI_URL ?? `http://${shownHost}:${values.PORT}`,
    logLevel: values.LUOSHI_LOG_LEVEL,
    authSecret: values.NEXTAUTH_SECRET,
    oidc: identityProvider(values),
    smtp: mailServer(values),
    robotHosts: values.LUOSHI_ROBOT_HOSTS ?? [],
    keepDays: values.LUOSHI_KEEP_DAYS,
    chromiumPath: values.CHROMIUM_PATH,
  };
}

/** All of it or none: a half-configured provider would fail at the first sign-in. */
function identityProvider(values: z.infer<typeof table>): IdentityProviderSettings | undefined {
  const needed = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer && clientId && clientSecret) {
    return { issuer, clientId, clientSecret, name: values.OIDC_NAME ?? new URL(issuer).hostname };
  }
  const missing = needed.find((name) => values[name] === undefined);
  if (missing && needed.some((name) => values[name] !== undefined)) {
    throw new EnvironmentError(
      `${missing} is missing, though an identity provider is set. ${remedies[missing]}`,
    );
  }
  return undefined;
}

/** Both or neither: without a sender every mail would be refused. */
function mailServer({ SMTP_URL, SMTP_FROM }: z.infer<typeof table>): SmtpSettings | undefined {
  if (SMTP_URL && SMTP_FROM) return { url: SMTP_URL, from: SMTP_FROM };
  if (SMTP_URL === undefined && SMTP_FROM === undefined) return undefined;
  const missing = SMTP_URL === undefined ? "SMTP_URL" : "SMTP_FROM";
  throw new EnvironmentError(`${missing} is missing, though mail is set. ${remedies[missing]}`);
}

let known: Env | undefined;

/** The settings of this process, read once, at the first call: a build needs none of them. */
export function env(): Env {
  known ??= readEnv(process.env);
  return known;
}

/** For code that cannot work without a database: its address, or a sentence. */
export function requireDatabaseUrl(): string {
  const { databaseUrl } = env();
  if (databaseUrl === undefined) {
    throw new EnvironmentError(
      "DATABASE_URL is not set. Use `npm start`, which brings a database along, or name one of your own.",
    );
  }
  return databaseUrl;
}
