import { ChartColumn, FileText, Landmark, ListCheck, type LucideIcon, Settings2 } from "lucide-react";

export const railKeys = ["desk", "plans", "departments", "dashboard", "admin"] as const;
export type RailKey = (typeof railKeys)[number];

type RailItem = {
  href: string;
  icon: LucideIcon;
  /** Pages that belong to this room though their address begins differently. */
  also?: readonly string[];
};

export const railItems: Record<RailKey, RailItem> = {
  desk: { href: "/", icon: ListCheck },
  plans: { href: "/plans", icon: FileText, also: ["/tasks", "/ledger"] },
  departments: { href: "/departments", icon: Landmark },
  dashboard: { href: "/dashboard", icon: ChartColumn },
  admin: { href: "/admin", icon: Settings2 },
};

const under = (pathname: string, href: string) => pathname === href || pathname.startsWith(`${href}/`);

/** The room the reader is in. The desk is only its own page, everything else owns what lies below it. */
export function currentRailKey(pathname: string): RailKey | null {
  for (const key of railKeys) {
    const { href, also = [] } = railItems[key];
    if (href === "/" ? pathname === "/" : [href, ...also].some((root) => under(pathname, root))) return key;
  }
  return null;
}
