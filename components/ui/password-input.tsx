"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { TextInput } from "./text-input";

export function PasswordInput({ className, ...rest }: Omit<ComponentProps<typeof TextInput>, "type">) {
  const [shown, setShown] = useState(false);
  const t = useTranslations("common.field");
  return (
    <span className="relative block">
      <TextInput type={shown ? "text" : "password"} className={`pr-14 ${className ?? ""}`} {...rest} />
      <button
        type="button"
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-1 right-1 rounded-sm px-2 text-table text-action"
      >
        {shown ? t("hide") : t("show")}
      </button>
    </span>
  );
}
