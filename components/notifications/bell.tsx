import { Bell as BellIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";

const mostShown = 99;

/** The way to the messages, with the number of those not read. */
export function BellLink({ unread = 0 }: { unread?: number }) {
  const t = useTranslations("shell.messages");
  return (
    <Link
      href="/notifications"
      aria-label={unread > 0 ? `${t("label")}: ${t("unread", { count: unread })}` : t("label")}
      title={t("label")}
      className="relative grid size-11 place-items-center rounded-md text-ink-2 hover:text-ink"
    >
      <BellIcon aria-hidden="true" strokeWidth={1.6} className="size-5" />
      {unread > 0 ? (
        <span
          aria-hidden="true"
          className="absolute top-0.5 left-6 min-w-4.5 rounded-full bg-action-fill px-1 text-center text-meta leading-4.5 font-strong text-on-action"
        >
          {unread > mostShown ? `${mostShown}+` : unread}
        </span>
      ) : null}
    </Link>
  );
}

export async function Bell({ unread }: { unread: Promise<number> }) {
  return <BellLink unread={await unread} />;
}
