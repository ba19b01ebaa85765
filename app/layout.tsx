import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toast";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { defaultTheme, isTheme, themeCookie } from "@/lib/i18n/themes";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return { title: { default: t("product"), template: `%s · ${t("product")}` } };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()]);
  const theme = jar.get(themeCookie)?.value;
  return (
    <html lang={locale} data-theme={isTheme(theme) ? theme : defaultTheme}>
      <body>
        <ClientMessages>
          <Toaster>{children}</Toaster>
        </ClientMessages>
      </body>
    </html>
  );
}
