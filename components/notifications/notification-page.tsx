import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import { ClientMessages } from "@/lib/i18n/client-messages";
import type { NotificationPage } from "@/lib/notifications/types";
import { NotificationList } from "./notification-list";
import { MarkAllRead } from "./read-buttons";

/** What the reader was told, newest first. */
export async function Notifications({ page }: { page: Promise<NotificationPage> }) {
  return <NotificationRoom page={await page} />;
}

function NotificationRoom({ page }: { page: NotificationPage }) {
  const t = useTranslations("notifications");
  const { days, unread, today, until, next } = page;
  const shown = days.reduce((sum, { lines }) => sum + lines.length, 0);
  return (
    <ClientMessages namespaces={["notifications"]}>
      <PageHeader
        title={t("title")}
        meta={t("unread", { count: unread })}
        action={unread > 0 ? <MarkAllRead until={until} /> : null}
      />
      {shown === 0 ? (
        <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>
      ) : (
        <div className="max-w-[840px] px-gutter py-5 max-md:px-4">
          <NotificationList days={days} today={today} />
          {next ? <LoadMore href={`/notifications?after=${next}`} shown={shown} /> : null}
        </div>
      )}
    </ClientMessages>
  );
}
