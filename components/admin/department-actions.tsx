"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import type { CalendarDate } from "@/lib/calendar/date";
import { placeDepartment } from "@/lib/departments/actions";
import type { DepartmentChoice, ManagedDepartment } from "@/lib/departments/types";
import { AliasesForm } from "./aliases-form";
import { EditDepartmentForm } from "./edit-department-form";
import { SucceedForm } from "./succeed-form";

/** Where one step up or down the list leads: behind which department, null for the head of the list. */
export interface Moves {
  up: { after: string | null } | null;
  down: { after: string | null } | null;
}

/** What an administrator may do to a department. */
export function DepartmentActions({
  department,
  moves,
  groups,
  successors,
  today,
}: {
  department: ManagedDepartment;
  moves: Moves;
  groups: string[];
  successors: DepartmentChoice[];
  today: CalendarDate;
}) {
  const t = useTranslations("admin.departments");
  const announce = useAnnounce();
  const refusal = useRefusal();
  const [asked, setAsked] = useState<"edit" | "aliases" | "succeed" | null>(null);
  const [moving, setMoving] = useState(false);
  const { id: departmentId, name } = department;
  const close = () => setAsked(null);

  async function move(to: Moves["up"]) {
    if (!to || moving) return;
    setMoving(true);
    const result = await placeDepartment({ departmentId, after: to.after }).catch(() => null);
    setMoving(false);
    announce(
      result?.ok ? t("done.moved", { name }) : refusal(result?.error ?? { code: "unexpected", params: {} }),
    );
  }

  return (
    <div className="flex items-center gap-2 max-md:flex-wrap">
      <IconButton
        label={t("up", { name })}
        aria-disabled={moves.up === null || moving}
        onClick={() => void move(moves.up)}
      >
        <ArrowUp aria-hidden="true" strokeWidth={1.6} />
      </IconButton>
      <IconButton
        label={t("down", { name })}
        aria-disabled={moves.down === null || moving}
        onClick={() => void move(moves.down)}
      >
        <ArrowDown aria-hidden="true" strokeWidth={1.6} />
      </IconButton>
      <Button size="small" aria-label={`${t("edit")}：${name}`} onClick={() => setAsked("edit")}>
        {t("edit")}
      </Button>
      <Button size="small" aria-label={`${t("aliases")}：${name}`} onClick={() => setAsked("aliases")}>
        {t("aliases")}
      </Button>
      {department.successor ? null : (
        <Button size="small" aria-label={`${t("succeed")}：${name}`} onClick={() => setAsked("succeed")}>
          {t("succeed")}
        </Button>
      )}
      {asked === "edit" ? (
        <Dialog open onOpenChange={close} title={t("editTitle", { name })}>
          <EditDepartmentForm department={department} groups={groups} today={today} onDone={close} />
        </Dialog>
      ) : null}
      {asked === "aliases" ? (
        <Dialog open onOpenChange={close} title={t("aliasesTitle", { name })} description={t("aliasesNote")}>
          <AliasesForm department={department} />
        </Dialog>
      ) : null}
      {asked === "succeed" ? (
        <Dialog open onOpenChange={close} title={t("succeedTitle", { name })}>
          <SucceedForm department={department} successors={successors} today={today} onDone={close} />
        </Dialog>
      ) : null}
    </div>
  );
}
