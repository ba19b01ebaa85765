"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { describedBy, Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import { keepView } from "@/lib/views/actions";
import type { Look } from "@/lib/views/types";

/** The present filters, grouping and order under a name. */
export function SaveView({
  planId,
  look,
  mayShare,
  onSaved,
}: {
  planId: string | null;
  look: Look;
  mayShare: boolean;
  onSaved: () => void;
}) {
  const t = useTranslations("views");
  const announce = useAnnounce();
  const refusal = useRefusal();
  const id = useId();
  const [name, setName] = useState("");
  const [isShared, setIsShared] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") {
      setError(t("nameMissing"));
      document.getElementById(id)?.focus();
      return;
    }
    setBusy(true);
    setError(undefined);
    const result = await keepView({ planId, name, isShared, ...look }).catch(() => null);
    setBusy(false);
    if (!result?.ok) {
      setError(refusal(result?.error ?? { code: "unexpected", params: {} }));
      document.getElementById(id)?.focus();
      return;
    }
    announce(t("saved", { name: name.trim() }));
    onSaved();
  };

  return (
    <form onSubmit={(event) => void save(event)} className="grid gap-2 border-t border-line pt-2" noValidate>
      <Field id={id} label={t("save")} error={error}>
        <TextInput
          id={id}
          controlSize="small"
          value={name}
          maxLength={40}
          placeholder={t("namePlaceholder")}
          autoComplete="off"
          invalid={Boolean(error)}
          aria-describedby={describedBy(id, null, error)}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            // An input method that is composing takes Enter for itself.
            if (event.key === "Enter" && event.nativeEvent.isComposing) event.preventDefault();
          }}
        />
      </Field>
      <div className="flex items-center justify-between gap-2">
        {mayShare ? (
          <Checkbox
            label={t("share")}
            checked={isShared}
            onChange={(event) => setIsShared(event.target.checked)}
          />
        ) : (
          <span className="text-meta text-ink-3">{t("private")}</span>
        )}
        <Button type="submit" size="small" busy={busy}>
          {t("keep")}
        </Button>
      </div>
    </form>
  );
}
