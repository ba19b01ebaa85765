import { getLocale, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { AuditSentence } from "@/components/audit/audit-sentence";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { Stat } from "@/components/ui/stat";
import { StatRow } from "@/components/ui/stat-row";
import type { AdministratorDesk } from "@/lib/desk/types";
import { formatDateTime } from "@/lib/i18n/format";

/** Who can sign in, which departments lack a person, and what was done last. */
export function AdministratorRoom({ room }: { room: AdministratorDesk }) {
  return (
    <div className="px-gutter pt-5 max-md:px-4">
      <Suspense fallback={<Skeleton className="h-24 w-full" />}>
        <People room={room} />
      </Suspense>
      <Suspense fallback={<Skeleton className="mt-6 h-60 w-full" />}>
        <Events room={room} />
      </Suspense>
    </div>
  );
}

async function People({ room }: { room: AdministratorDesk }) {
  const [people, t] = await Promise.all([room.people, getTranslations("desk.administrator")]);
  return (
    <Section
      title={t("people")}
      className="border-t-0 pt-0"
      action={
        <LinkButton href="/admin" size="small">
          {t("toPeople")}
        </LinkButton>
      }
    >
      <StatRow>
        <Stat
          size="medium"
          label={t("active")}
          value={people.active}
          note={t("disabled", { count: people.disabled })}
        />
        <Stat size="medium" label={t("officers")} value={people.officers} note={blank} />
        <Stat size="medium" label={t("heads")} value={people.heads} note={blank} />
        <Stat
          size="medium"
          label={t("departments")}
          value={people.departments}
          note={t("collective", { count: people.collective })}
        />
        <Stat size="medium" label={t("withoutOfficer")} value={people.withoutOfficer} note={blank} />
      </StatRow>
      {people.withoutOfficer > 0 ? (
        <p className="mt-3 text-table text-ink-2">
          {t("withoutOfficerHelp", { count: people.withoutOfficer })}
        </p>
      ) : null}
    </Section>
  );
}

async function Events({ room }: { room: AdministratorDesk }) {
  const [events, t, locale] = await Promise.all([
    room.events,
    getTranslations("desk.administrator"),
    getLocale(),
  ]);
  return (
    <Section title={t("audit")} action={<Link href="/admin/audit">{t("allAudit")}</Link>}>
      {events.length === 0 ? <p className="text-table text-ink-2">{t("noAudit")}</p> : null}
      <ol className="text-table">
        {events.map((event) => (
          <li key={event.sequence} className="grid gap-x-4 py-0.5 md:grid-cols-[104px_200px_minmax(0,1fr)]">
            <span className="text-ink-3">{formatDateTime(event.at, locale)}</span>
            <span>{event.who}</span>
            <span className="text-ink-2">
              <AuditSentence entry={event.entry} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Keeps figures on one line with those that have a note. */
const blank = "\u00a0";
