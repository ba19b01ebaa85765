import { useTranslations } from "next-intl";
import { classNames } from "./class-names";
import { RoleShape, type RoleValue } from "./role-shape";

/** ◎ 牵头 ● 责任 ○ 配合 */
export function RoleMark({
  role,
  size = "meta",
  word = true,
}: {
  role: RoleValue;
  size?: "meta" | "table";
  word?: boolean;
}) {
  const t = useTranslations("terms.role");
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1 whitespace-nowrap text-ink-2",
        size === "meta" ? "text-meta" : "text-table",
      )}
    >
      <RoleShape role={role} />
      <span className={word ? undefined : "sr-only"}>{t(role)}</span>
    </span>
  );
}
