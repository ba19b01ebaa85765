import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import type { Feed } from "@/lib/calendars/types";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { Feeds } from "./feeds";

/** 日历订阅, on the page of one's own account. */
export async function FeedsSection({
  found,
}: {
  found: Promise<{ feeds: Feed[]; plans: { id: string; title: string }[] }>;
}) {
  const [{ feeds, plans }, t] = await Promise.all([found, getTranslations("calendars.feeds")]);
  return (
    <div id="calendars">
      <Section title={t("title")}>
        <ClientMessages namespaces={["calendars"]}>
          <Feeds feeds={feeds} plans={plans} />
        </ClientMessages>
      </Section>
    </div>
  );
}
