import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";

/** The foot of a dialog that asks before it acts: the button that acts, and the way back. */
export function DialogButtons({
  variant = "primary",
  busy = false,
  disabled = false,
  onAct,
  onCancel,
  children,
}: {
  variant?: "primary" | "danger";
  busy?: boolean;
  disabled?: boolean;
  onAct: () => void;
  onCancel: () => void;
  /** What the button that acts says. */
  children: ReactNode;
}) {
  const t = useTranslations("common.actions");
  return (
    <>
      <Button variant={variant} busy={busy} disabled={disabled} onClick={onAct}>
        {children}
      </Button>
      <Button onClick={onCancel}>{t("cancel")}</Button>
    </>
  );
}
