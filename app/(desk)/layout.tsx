import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { type ReactNode, Suspense } from "react";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Bell, BellLink } from "@/components/notifications/bell";
import { SearchLauncher } from "@/components/search/search-launcher";
import { AppShell } from "@/components/shell/app-shell";
import { expectsNarrow } from "@/components/ui/expects-narrow";
import { NarrowProvider } from "@/components/ui/narrow";
import { signOut } from "@/lib/auth/actions";
import { otherStandings } from "@/lib/auth/memberships";
import { roomsOf } from "@/lib/auth/rooms";
import { pageActor } from "@/lib/auth/session";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { loadUnread } from "@/lib/notifications/loaders";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor();
  const unread = loadUnread();
  const [t, standings, sent] = await Promise.all([
    getTranslations("terms.userRole"),
    otherStandings(actor),
    headers(),
  ]);
  const department = actor.departmentName;
  return (
    <AppShell
      items={roomsOf(actor.role)}
      user={{
        name: actor.name,
        mark: (department?.replace(/^[省市区县]/, "") ?? actor.name).slice(0, 1),
        department: department ?? actor.post ?? actor.workspaceName,
        role: t(actor.role),
        standings: standings.map(({ membershipId, role, department, post, workspace }) => ({
          membershipId,
          label: [t(role), department ?? post].filter(Boolean).join("　"),
          workspace,
        })),
      }}
      signOut={signOut}
      bell={
        <Suspense fallback={<BellLink />}>
          <Bell unread={unread} />
        </Suspense>
      }
      search={
        <ClientMessages namespaces={["search"]}>
          <SearchLauncher owner={actor.userId} />
        </ClientMessages>
      }
    >
      <LiveRefresh />
      <NarrowProvider expected={expectsNarrow(sent.get("user-agent"))}>{children}</NarrowProvider>
    </AppShell>
  );
}
