"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { OnDemand, onDemand } from "@/components/ui/on-demand";
import type { Assigning } from "./assign-form";

const AssignForm = onDemand(() => import("./assign-form").then((module) => module.AssignForm));

/** What departments have to do with a task, changed one at a time; fetched when it is first wanted. */
export function AssignDialog(assigning: Assigning) {
  const t = useTranslations("tasks.assign");
  return (
    <OnDemand
      button={
        <Button size="small" variant="quiet" className="md:-ml-1.5">
          {t("open")}
        </Button>
      }
    >
      <AssignForm {...assigning} />
    </OnDemand>
  );
}
