"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { OnDemand, onDemand } from "@/components/ui/on-demand";
import type { WaitingReport } from "@/lib/reports/types";
import { isPlain } from "@/lib/reports/view";
import type { WaitingKind } from "./waiting-card";

const AnswerManyDialog = onDemand(() =>
  import("./answer-many-dialog").then((module) => module.AnswerManyDialog),
);

/** Answers many at once, after showing which. In review only what asks for no second look. */
export function AnswerMany({ reports, kind }: { reports: readonly WaitingReport[]; kind: WaitingKind }) {
  const t = useTranslations("reports.waiting");
  const chosen = kind === "review" ? reports.filter(isPlain) : reports.filter(({ own }) => !own);
  if (chosen.length === 0) return null;
  const button = (
    <Button variant="primary">
      {t(kind === "review" ? "acceptPlain" : "signOffAll", { count: chosen.length })}
    </Button>
  );
  return (
    <OnDemand button={button}>
      <AnswerManyDialog chosen={chosen} kind={kind} trigger={button} />
    </OnDemand>
  );
}
