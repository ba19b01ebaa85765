import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { ClientMessages } from "@/lib/i18n/client-messages";
import type { MailAddress } from "@/lib/mail/types";
import { EmailForm } from "./email-form";

/** Nothing where no mail goes out from here. */
export async function EmailSection({ address }: { address: Promise<MailAddress | null> }) {
  const [found, t] = await Promise.all([address, getTranslations("notifications.address")]);
  return found ? (
    <Section title={t("title")}>
      <ClientMessages namespaces={["notifications"]}>
        <EmailForm email={found.email} />
      </ClientMessages>
    </Section>
  ) : null;
}
