import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LiveRefresh } from "@/components/live/live-refresh";
import { AppShell } from "@/components/shell/app-shell";
import { signOut } from "@/lib/auth/actions";
import { roomsOf } from "@/lib/auth/rooms";
import { pageActor } from "@/lib/auth/session";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor();
  const t = await getTranslations("terms.userRole");
  const department = actor.departmentName;
  return (
    <AppShell
      items={roomsOf(actor.role)}
      user={{
        name: actor.name,
        mark: (department?.replace(/^[省市区县]/, "") ?? actor.name).slice(0, 1),
        department: department ?? actor.post ?? actor.workspaceName,
        role: t(actor.role),
      }}
      signOut={signOut}
    >
      <LiveRefresh />
      {children}
    </AppShell>
  );
}
