import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Notifications } from "@/components/notifications/notification-page";
import { Page } from "@/components/shell/page";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { loadNotifications } from "@/lib/notifications/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notifications");
  return { title: t("title") };
}

export default async function NotificationsPage({
  searchParams,
}: {
  searchParams: Promise<{ after?: string | string[] }>;
}) {
  const { after } = await searchParams;
  return (
    <Page>
      <Suspense fallback={<TableSkeleton />}>
        <Notifications page={loadNotifications(typeof after === "string" ? after : undefined)} />
      </Suspense>
    </Page>
  );
}
