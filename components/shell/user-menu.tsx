"use client";

import { useTranslations } from "next-intl";
import { LocaleSwitch } from "@/components/ui/locale-switch";
import { Popover } from "@/components/ui/popover";
import { SubmitButton } from "@/components/ui/submit-button";
import { ThemeSwitch } from "@/components/ui/theme-switch";

export type ShellUser = {
  name: string;
  /** One character in the circle: the department's, as people know it (工, 督). */
  mark: string;
  department: string | null;
  /** The role in the reader's language. */
  role: string;
};

/** Who is signed in, how it looks, and the way out. */
export function UserMenu({ user, signOut }: { user: ShellUser; signOut: () => Promise<void> }) {
  const t = useTranslations("shell");
  return (
    <Popover
      label={t("user.menu")}
      align="end"
      width={248}
      trigger={
        <button
          type="button"
          aria-label={`${t("user.menu")}: ${user.name}`}
          className="grid size-11 place-items-center rounded-md"
        >
          <span className="grid size-7 place-items-center rounded-full border border-line-strong bg-sunken text-meta text-ink">
            {user.mark}
          </span>
        </button>
      }
    >
      <p className="text-body font-strong">{user.name}</p>
      <p className="text-meta text-ink-3">{[user.department, user.role].filter(Boolean).join("　")}</p>
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
    </Popover>
  );
}
