"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SideItem } from "@/components/shell/side-item";
import { AcknowledgeButtons } from "@/components/tasks/acknowledge-buttons";
import { useSend } from "@/components/tasks/use-send";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { RoleMark } from "@/components/ui/role-mark";
import { useAnnounce } from "@/components/ui/toast";
import { acknowledgeAssignments } from "@/lib/assignments/actions";
import type { ToAcknowledge } from "@/lib/desk/types";

const shownFirst = 5;

/** Work that waits for the department's answer: 签收, one by one or all that is shown, or 不承接 with a reason. */
export function AcknowledgeList({ items }: { items: readonly ToAcknowledge[] }) {
  const t = useTranslations("desk.acknowledge");
  const td = useTranslations("desk");
  const announce = useAnnounce();
  const [all, setAll] = useState(false);
  const { busy, problem, send } = useSend();
  const shown = all ? items : items.slice(0, shownFirst);
  const takeAll = async () => {
    const assignmentIds = items.map(({ assignmentId }) => assignmentId);
    if (await send(() => acknowledgeAssignments({ assignmentIds }))) {
      announce(t("allDone", { count: items.length }));
    }
  };
  return (
    <>
      <ul>
        {shown.map((item) => (
          <SideItem key={item.assignmentId}>
            <p className="text-meta text-ink-3">{td("planTitle", { title: item.planTitle })}</p>
            <Link
              href={`/tasks/${item.task.id}`}
              className="font-strong text-ink no-underline hover:underline"
            >
              {item.task.number ? <span className="mr-2">{item.task.number}</span> : null}
              {item.task.name}
            </Link>
            <div className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <RoleMark role={item.role} />
              {item.task.deadline ? <span className="text-meta text-ink-3">{item.task.deadline}</span> : null}
              <span className="ml-auto">
                <AcknowledgeButtons assignmentId={item.assignmentId} name={item.task.name} />
              </span>
            </div>
          </SideItem>
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap items-center gap-2" data-print="hide">
        {items.length > shown.length ? (
          <Button variant="quiet" size="small" onClick={() => setAll(true)}>
            {t("more", { count: items.length - shown.length })}
          </Button>
        ) : items.length > 1 ? (
          <Button size="small" busy={busy} onClick={() => void takeAll()}>
            {t("takeAll", { count: items.length })}
          </Button>
        ) : null}
        {problem ? (
          <span role="alert" className="basis-full text-meta font-strong text-ink">
            {problem}
          </span>
        ) : null}
      </div>
    </>
  );
}
