"use client";

import { useTranslations } from "next-intl";
import { ActDialog } from "@/components/tasks/act-dialog";
import {
  grantExtension,
  refuseExtension,
  signOffExtension,
  withdrawExtension,
} from "@/lib/extensions/actions";
import type { ExtensionStep } from "@/lib/extensions/types";

/** What the reader can do about a request: sign, grant (perhaps another day), refuse with a reason, take back. */
export function ExtensionSteps({
  extension: { id, wantedOn, earliest, steps, department },
}: {
  extension: {
    id: string;
    department: string;
    wantedOn: string;
    /** The first day that can be granted. */
    earliest: string;
    steps: readonly ExtensionStep[];
  };
}) {
  const t = useTranslations("extensions");
  const common = (step: ExtensionStep) => ({
    label: t(`steps.${step}`),
    title: t(`stepTitle.${step}`, { department, date: wantedOn }),
    help: t(`stepHelp.${step}`),
    send: t(`steps.${step}`),
    done: t(`stepDone.${step}`),
    failed: t("ask.failed"),
  });
  if (steps.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-2" data-print="hide">
      {steps.includes("sign_off") ? (
        <ActDialog
          {...common("sign_off")}
          variant="primary"
          act={() => signOffExtension({ extensionId: id })}
        />
      ) : null}
      {steps.includes("grant") ? (
        <ActDialog
          {...common("grant")}
          variant="primary"
          initial={{ date: wantedOn }}
          date={{ label: t("grantedOn"), missing: t("ask.dateMissing"), min: earliest }}
          words={{ label: t("words"), rows: 2 }}
          act={({ date, words }) => grantExtension({ extensionId: id, grantedOn: date, words })}
        />
      ) : null}
      {steps.includes("refuse") ? (
        <ActDialog
          {...common("refuse")}
          words={{ label: t("ask.reason"), missing: t("ask.reasonMissing") }}
          act={({ words }) => refuseExtension({ extensionId: id, reason: words })}
        />
      ) : null}
      {steps.includes("withdraw") ? (
        <ActDialog
          {...common("withdraw")}
          variant="quiet"
          act={() => withdrawExtension({ extensionId: id })}
        />
      ) : null}
    </span>
  );
}
