import { createTransport } from "nodemailer";
import type { SmtpSettings } from "@/lib/env";
import { insist } from "./insist";
import { digestLetter } from "./letter";
import { claimMail, markSent, markUnsent } from "./mutations";

/** With the pauses between them, a day and a half. */
const mostAttempts = 18;
const mostAtOnce = 500;

interface SmtpError {
  message: string;
  /** The server's own answer, where it gave one. */
  responseCode?: number;
}

function asSmtpError(error: unknown): SmtpError {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "responseCode" in error ? Number(error.responseCode) : Number.NaN;
  return { message: error.message, responseCode: Number.isNaN(code) ? undefined : code };
}

/**
 * Sends what is due, one after the other. What the server will never take is given up; anything else is tried again
 * later. A mail keeps its id over all attempts, so that a mail server can tell a repetition. Gives the number sent.
 */
export async function sendDueMails(smtp: SmtpSettings, url: string, clock: () => Date): Promise<number> {
  // Together well below the time for which a mail is kept from other servers.
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
  const transport = createTransport({ url: smtp.url, ...timeouts });
  let sent = 0;
  try {
    for (let count = 0; count < mostAtOnce; count += 1) {
      const mail = await claimMail(clock());
      if (!mail) break;
      try {
        await transport.sendMail({
          ...digestLetter(mail, url),
          from: smtp.from,
          to: { name: mail.name, address: mail.email },
          messageId: `<${mail.id}@${new URL(url).hostname}>`,
          headers: { "Auto-Submitted": "auto-generated" },
        });
      } catch (error) {
        const { message, responseCode = 0 } = asSmtpError(error);
        const isRefused = responseCode >= 550 && responseCode < 555;
        await markUnsent(mail.id, message, isRefused || mail.attempts >= mostAttempts, clock());
        // A server that does not answer will not answer for the next one either.
        if (responseCode === 0) break;
        continue;
      }
      await insist(() => markSent(mail.id, clock()));
      sent += 1;
    }
  } finally {
    transport.close();
  }
  return sent;
}
