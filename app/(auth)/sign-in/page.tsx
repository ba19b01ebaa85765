import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/auth/sign-in-form";
import { demoAccounts } from "@/lib/auth/demo-accounts";
import { identityProviderName } from "@/lib/auth/identity-provider";
import { localPath } from "@/lib/auth/local-path";
import { currentActor } from "@/lib/auth/session";
import { ClientMessages } from "@/lib/i18n/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("signIn") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[]; error?: string | string[] }>;
}) {
  const { next: wanted, error } = await searchParams;
  const next = localPath(wanted);
  const [actor, demo] = await Promise.all([currentActor(), demoAccounts()]);
  if (actor) redirect(next);
  return (
    <ClientMessages namespaces={["auth"]}>
      <SignInForm
        next={next}
        demo={demo}
        provider={identityProviderName()}
        refusedBy={error === undefined ? null : error === "AccessDenied" ? "unknown" : "failed"}
      />
    </ClientMessages>
  );
}
