import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

const helpId = (id: string) => `${id}-help`;
const errorId = (id: string) => `${id}-error`;

/** What a control inside a Field must carry, so that help and error are read out with it. */
export function describedBy(id: string, help: unknown, error: unknown): string | undefined {
  return [error ? errorId(id) : "", help ? helpId(id) : ""].filter(Boolean).join(" ") || undefined;
}

/** Label above, help below, the error beside the field it belongs to. */
export function Field({
  id,
  label,
  help,
  error,
  required = false,
  aside,
  className,
  children,
}: {
  id: string;
  label: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** Beside the label: a tag such as 存疑, or a link. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations("common.field");
  return (
    <div className={classNames("min-w-0", className)}>
      <div className="flex items-center gap-1.5">
        <label htmlFor={id} className="text-table leading-[22px] text-ink-2">
          {label}
        </label>
        {required ? <span className="text-meta text-ink-3">{t("required")}</span> : null}
        {aside}
      </div>
      {children}
      {error ? (
        <p id={errorId(id)} className="pt-0.5 text-meta font-strong text-ink">
          {error}
        </p>
      ) : null}
      {help ? (
        <p id={helpId(id)} className="pt-0.5 text-meta text-ink-3">
          {help}
        </p>
      ) : null}
    </div>
  );
}
