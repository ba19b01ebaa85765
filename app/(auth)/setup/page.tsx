import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SetupForm } from "@/components/auth/setup-form";
import { shortestPassword } from "@/lib/auth/password";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { canSetUp } from "@/lib/people/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.setup");
  return { title: t("title") };
}

export default async function SetupPage({
  searchParams,
}: {
  searchParams: Promise<{ token?: string | string[] }>;
}) {
  const { token } = await searchParams;
  const t = await getTranslations();
  if (typeof token !== "string" || !(await canSetUp(token))) {
    return (
      <>
        <h1 className="mb-2 text-headline font-strong">{t("auth.setup.invalidTitle")}</h1>
        <p>{t("refusals.setupLinkInvalid")}</p>
      </>
    );
  }
  return (
    <ClientMessages namespaces={["auth"]}>
      <SetupForm token={token} shortestPassword={shortestPassword} />
    </ClientMessages>
  );
}
