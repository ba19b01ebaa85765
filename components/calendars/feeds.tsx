"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import { closeCalendar, openCalendar } from "@/lib/calendars/actions";
import type { Feed } from "@/lib/calendars/types";
import { formatDateTime } from "@/lib/i18n/format";

interface Props {
  feeds: readonly Feed[];
  plans: readonly { id: string; title: string }[];
}

/** Makes, shows once, and revokes the addresses at which a calendar program reads what is due. */
export function Feeds({ feeds, plans }: Props) {
  const t = useTranslations("calendars.feeds");
  const locale = useLocale();
  const announce = useAnnounce();
  const refusal = useRefusal();
  const id = useId();
  const [planId, setPlanId] = useState("");
  const [busy, setBusy] = useState<string | null>(null);
  const [address, setAddress] = useState<string | null>(null);
  const exists = feeds.some((feed) => (feed.planId ?? "") === planId);

  const create = async () => {
    setBusy("create");
    const result = await openCalendar({ planId: planId || null, locale }).catch(() => null);
    setBusy(null);
    if (!result?.ok) return announce(refusal(result?.error ?? { code: "unexpected", params: {} }));
    setAddress(result.data.address);
  };
  const close = async (feed: Feed) => {
    setBusy(feed.id);
    const result = await closeCalendar({ feedId: feed.id }).catch(() => null);
    setBusy(null);
    if (!result?.ok) return announce(refusal(result?.error ?? { code: "unexpected", params: {} }));
    setAddress(null);
    announce(t("closed"));
  };
  const copy = () => {
    // Without a secure connection the browser offers no clipboard.
    const done = navigator.clipboard?.writeText(address ?? "") ?? Promise.reject();
    done.then(
      () => announce(t("copied")),
      () => announce(t("notCopied")),
    );
  };

  return (
    <div className="grid max-w-[640px] gap-4">
      <p className="text-table text-ink-2">{t("help")}</p>
      <div className="flex flex-wrap items-end gap-2">
        <Field id={`${id}-of`} label={t("of")} className="min-w-60 flex-1">
          <Select
            id={`${id}-of`}
            value={planId}
            onChange={(event) => {
              setPlanId(event.target.value);
              setAddress(null);
            }}
          >
            <option value="">{t("mine")}</option>
            {plans.map((plan) => (
              <option key={plan.id} value={plan.id}>
                {plan.title}
              </option>
            ))}
          </Select>
        </Field>
        <Button busy={busy === "create"} onClick={() => void create()}>
          {exists ? t("replace") : t("create")}
        </Button>
      </div>
      {address === null ? null : (
        <div role="status" className="rounded-md border border-line-strong px-3 py-2.5">
          <Field id={`${id}-address`} label={t("address")} help={t("once")}>
            <div className="flex gap-2">
              <TextInput
                id={`${id}-address`}
                readOnly
                value={address}
                onFocus={(event) => event.target.select()}
              />
              <Button onClick={copy}>{t("copy")}</Button>
            </div>
          </Field>
        </div>
      )}
      {feeds.length === 0 ? (
        <p className="text-table text-ink-3">{t("none")}</p>
      ) : (
        <ul aria-label={t("list")}>
          {feeds.map((feed) => (
            <li
              key={feed.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate">{feed.plan ?? t("mine")}</span>
                <span className="flex flex-wrap gap-x-3 text-meta text-ink-3">
                  <span>{t("since", { day: formatDateTime(feed.createdAt, locale, "long") })}</span>
                  <span>
                    {feed.lastReadAt
                      ? t("read", { at: formatDateTime(feed.lastReadAt, locale, "long") })
                      : t("unread")}
                  </span>
                </span>
              </span>
              <Button size="small" variant="danger" busy={busy === feed.id} onClick={() => void close(feed)}>
                {t("close")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
