"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import { switchMembership } from "@/lib/people/actions";

export interface ShellStanding {
  membershipId: string;
  /** Role and place in the reader's words. */
  label: string;
  workspace: string;
}

/** The reader's other posts; one press acts in it from then on. */
export function StandingSwitch({ standings }: { standings: ShellStanding[] }) {
  const t = useTranslations("shell.user");
  const refusal = useRefusal();
  const announce = useAnnounce();
  const router = useRouter();
  const [busy, setBusy] = useState(false);

  async function enter(standing: ShellStanding, menu: HTMLElement | null) {
    setBusy(true);
    const result = await switchMembership({ membershipId: standing.membershipId }).catch(() => null);
    setBusy(false);
    if (!result?.ok) return announce(refusal(result?.error ?? { code: "unexpected", params: {} }));
    menu?.hidePopover();
    router.push("/");
    router.refresh();
    announce(t("switched", { label: standing.label }));
  }

  return (
    <div className="mt-3 border-t border-line pt-2.5">
      <p className="mb-1 text-meta text-ink-3">{t("switch")}</p>
      <ul className="-mx-2">
        {standings.map((standing) => (
          <li key={standing.membershipId}>
            <button
              type="button"
              disabled={busy}
              onClick={(event) => void enter(standing, event.currentTarget.closest<HTMLElement>("[popover]"))}
              className="w-full rounded-sm px-2 py-1.5 text-left hover:bg-hover max-md:min-h-11"
            >
              <span className="block text-action">{standing.label}</span>
              <span className="block text-meta text-ink-3">{standing.workspace}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
