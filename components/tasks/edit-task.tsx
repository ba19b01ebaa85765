"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { OnDemand, onDemand } from "@/components/ui/on-demand";
import type { EditedTask } from "./edit-form";

const EditForm = onDemand(() => import("./edit-form").then((module) => module.EditForm));

/** What a supervisor changes of a task: its name, text and deadline. */
export function EditTask({ task }: { task: EditedTask }) {
  const t = useTranslations("common.actions");
  return (
    <OnDemand button={<Button size="small">{t("edit")}</Button>}>
      <EditForm task={task} />
    </OnDemand>
  );
}
