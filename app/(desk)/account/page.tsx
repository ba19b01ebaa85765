import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ChangePasswordForm } from "@/components/auth/change-password-form";
import { SecondFactor } from "@/components/auth/second-factor";
import { FeedsSection } from "@/components/calendars/feeds-section";
import { EmailSection } from "@/components/notifications/email-section";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { Section, Sections } from "@/components/ui/section";
import { shortestPassword } from "@/lib/auth/password";
import { pageActor } from "@/lib/auth/session";
import { loadFeeds } from "@/lib/calendars/loaders";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { loadMailAddress } from "@/lib/mail/loaders";
import { loadSecondFactor } from "@/lib/people/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.account");
  return { title: t("title") };
}

export default async function AccountPage() {
  const [actor, factor, t] = await Promise.all([pageActor(), loadSecondFactor(), getTranslations()]);
  const place = actor.departmentName ?? actor.post;
  // Somebody's post may be called what their role is called.
  const who = [...new Set([actor.name, actor.username, place, t(`terms.userRole.${actor.role}`)])];
  return (
    <Page>
      <PageHeader title={t("auth.account.title")} meta={who.filter(Boolean).join("　")} />
      <Sections className="grid gap-8 pb-5">
        <ClientMessages namespaces={["auth"]}>
          <Section title={t("auth.account.change")}>
            <ChangePasswordForm shortestPassword={shortestPassword} />
          </Section>
          <Section title={t("auth.secondFactor.title")}>
            <SecondFactor state={factor} />
          </Section>
        </ClientMessages>
        <Suspense>
          <EmailSection address={loadMailAddress()} />
        </Suspense>
        <Suspense>
          <FeedsSection found={loadFeeds()} />
        </Suspense>
      </Sections>
    </Page>
  );
}
