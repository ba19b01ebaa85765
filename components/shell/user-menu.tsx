import { useTranslations } from "next-intl";
import { useId } from "react";
import { LocaleSwitch } from "@/components/ui/locale-switch";
import { SubmitButton } from "@/components/ui/submit-button";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { OwnLink } from "./own-link";
import { type ShellStanding, StandingSwitch } from "./standing-switch";

export type ShellUser = {
  name: string;
  /** One character in the circle: the department's, as people know it (工, 督). */
  mark: string;
  department: string | null;
  /** The role in the reader's language. */
  role: string;
  /** What else they are; empty for most. */
  standings?: ShellStanding[];
};

/**
 * Who is signed in, how it looks, and the way out. Its place is known (the end of the rail), so the browser's
 * own popover does: no page pays for a positioning library because of it.
 */
export function UserMenu({ user, signOut }: { user: ShellUser; signOut: () => Promise<void> }) {
  const t = useTranslations("shell");
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={`${t("user.menu")}: ${user.name}`}
        className="grid size-11 place-items-center rounded-md"
      >
        <span className="grid size-7 place-items-center rounded-full border border-line-strong bg-sunken text-meta text-ink">
          {user.mark}
        </span>
      </button>
      <section
        id={id}
        popover="auto"
        aria-label={t("user.menu")}
        className="fixed inset-auto bottom-14 w-62 rounded-md bg-raised px-3 py-2.5 text-table text-ink shadow-float max-md:right-2 max-md:bottom-[calc(60px+env(safe-area-inset-bottom))] md:left-2"
      >
        <p className="text-body font-strong">{user.name}</p>
        <p className="flex flex-wrap gap-x-3 text-meta text-ink-3">
          {user.department ? <span>{user.department}</span> : null}
          <span>{user.role}</span>
        </p>
        <p className="mt-2 flex gap-4">
          <OwnLink to="account" />
          <OwnLink to="calendar" />
        </p>
        {user.standings?.length ? <StandingSwitch standings={user.standings} /> : null}
        <div className="mt-3 border-t border-line pt-2.5">
          <p className="mb-1 text-meta text-ink-3">{t("locale.label")}</p>
          <LocaleSwitch />
          <p className="mt-2.5 mb-1 text-meta text-ink-3">{t("theme.label")}</p>
          <ThemeSwitch />
        </div>
        <form action={signOut} className="mt-3 border-t border-line pt-2.5">
          <SubmitButton variant="secondary" size="small" className="w-full">
            {t("user.signOut")}
          </SubmitButton>
        </form>
      </section>
    </>
  );
}
