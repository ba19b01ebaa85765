"use client";

import { Button } from "@/components/ui/button";
import { OnDemand, onDemand } from "@/components/ui/on-demand";
import type { Act } from "./act-form";

const ActForm = onDemand(() => import("./act-form").then((module) => module.ActForm));

/** One act with what it needs: words, a day, one choice, several. Fetched when it is first wanted. */
export function ActDialog(act: Act) {
  return (
    <OnDemand
      button={
        <Button
          size="small"
          variant={act.variant ?? "secondary"}
          aria-label={act.about ? `${act.label} ${act.about}` : undefined}
        >
          {act.label}
        </Button>
      }
    >
      <ActForm {...act} />
    </OnDemand>
  );
}
