import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { RailKey } from "./rail-items";
import { RailLinks } from "./rail-links";
import { type ShellUser, UserMenu } from "./user-menu";
import { WordMark } from "./word-mark";

/** The signed-in house: rail and room. Which rooms are open follows from the role and is handed in. */
export function AppShell({
  items,
  user,
  signOut,
  bell,
  search,
  children,
}: {
  items: readonly RailKey[];
  user: ShellUser;
  signOut: () => Promise<void>;
  /** The way to the messages, above the person they are for. */
  bell?: ReactNode;
  /** What listens for the keys that search. */
  search?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("shell");
  const common = useTranslations("common");
  return (
    <div className="grid min-h-dvh md:grid-cols-[var(--spacing-rail)_minmax(0,1fr)] print:block">
      <a
        href="#main"
        data-print="hide"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-inverse px-3 py-2 text-on-inverse focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <nav
        aria-label={t("mainNavigation")}
        data-print="hide"
        className="z-30 flex items-center bg-canvas max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:h-[calc(56px+env(safe-area-inset-bottom))] max-md:border-t max-md:border-line max-md:bg-surface max-md:pb-[env(safe-area-inset-bottom)] md:sticky md:top-0 md:h-dvh md:flex-col md:pt-3.5 md:pb-2"
      >
        <Link href="/" aria-label={common("product")} className="mb-4 rounded-sm max-md:hidden">
          <WordMark />
        </Link>
        <RailLinks items={items} />
        <div className="flex items-center max-md:h-full max-md:px-1 md:mt-auto md:flex-col">
          {bell}
          <UserMenu user={user} signOut={signOut} />
        </div>
      </nav>
      <div className="min-w-0 border-line max-md:pb-14 md:border-l print:border-l-0 print:pb-0">
        {children}
      </div>
      {search}
    </div>
  );
}
