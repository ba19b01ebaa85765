"use client";

import { useTranslations } from "next-intl";
import { type ReactElement, useId, useState } from "react";
import { useSend } from "@/components/tasks/use-send";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import { planMilestones } from "@/lib/milestones/actions";
import {
  type Milestone,
  type MilestoneFault,
  type MilestoneParty,
  mostMilestones,
  type TaskDays,
} from "@/lib/milestones/types";
import { equalShares, milestoneFaults, shareSum } from "@/lib/milestones/view";

interface Row {
  key: number;
  id: string | null;
  name: string;
  dueOn: string;
  share: string;
  departmentId: string;
  isReached: boolean;
}

const blank = (key: number): Row => ({
  key,
  id: null,
  name: "",
  dueOn: "",
  share: "",
  departmentId: "",
  isReached: false,
});

function rowsOf(milestones: readonly Milestone[]): Row[] {
  if (milestones.length === 0) return [blank(0), blank(1)];
  return milestones.map(({ id, name, dueOn, share, reachedOn, asked }, key) => ({
    key,
    id,
    name,
    dueOn,
    share: String(share),
    departmentId: asked?.departmentId ?? "",
    isReached: reachedOn !== null,
  }));
}

/** A task divided into steps: name, day, share and who is asked for each; the sum is said while it is typed. */
export function PlanDialog({
  taskId,
  milestones,
  days,
  parties,
  trigger,
}: {
  taskId: string;
  milestones: readonly Milestone[];
  days: TaskDays;
  parties: readonly MilestoneParty[];
  trigger: ReactElement;
}) {
  const t = useTranslations("milestones.dialog");
  const tc = useTranslations("common.actions");
  const announce = useAnnounce();
  const id = useId();
  const [open, setOpen] = useState(true);
  const [rows, setRows] = useState(() => rowsOf(milestones));
  const [seen, setSeen] = useState(milestones);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const { busy, problem, send } = useSend();

  const planned = rows.map(({ id: own, name, dueOn, share, departmentId }) => ({
    id: own,
    name: name.trim(),
    dueOn,
    share: Number(share),
    departmentId: departmentId || null,
  }));
  const faults = milestoneFaults(planned, days);
  const needsReason = seen.length > 0;
  const reasonMissing = needsReason && reason.trim() === "";
  const faultWords = (fault: MilestoneFault) =>
    t(`fault.${fault}`, { starts: days.starts, deadline: days.deadline ?? "" });
  const fieldOf = (fault: MilestoneFault) =>
    fault === "name" ? "name" : fault === "share" ? "share" : "dueOn";
  const errorOf = (at: number, field: ReturnType<typeof fieldOf>) => {
    const found = tried ? faults.find((one) => one.at === at && fieldOf(one.fault) === field) : undefined;
    return found ? faultWords(found.fault) : undefined;
  };
  const set = (key: number, change: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  const sum = shareSum(planned.map(({ share }) => ({ share: Number.isFinite(share) ? share : 0 })));

  const save = async () => {
    setTried(true);
    if (faults.length > 0 || reasonMissing) return;
    const input = {
      taskId,
      milestones: planned,
      seen: seen.map(({ id: own, name, dueOn, share, asked }) => ({
        id: own,
        name,
        dueOn,
        share,
        departmentId: asked?.departmentId ?? null,
      })),
      reason: reason.trim() || null,
    };
    if (!(await send(() => planMilestones(input)))) return;
    announce(t("done"));
    setOpen(false);
  };
  const opened = (next: boolean) => {
    if (next) {
      setRows(rowsOf(milestones));
      setSeen(milestones);
      setReason("");
      setTried(false);
    }
    setOpen(next);
  };
  const items = tried
    ? [
        ...faults.map(({ at, fault }) => ({
          fieldId: at === null ? `${id}-0-share` : `${id}-${at}-${fieldOf(fault)}`,
          message: at === null ? faultWords(fault) : t("which", { number: at + 1, fault: faultWords(fault) }),
        })),
        ...(reasonMissing ? [{ fieldId: `${id}-reason`, message: t("reasonMissing") }] : []),
      ]
    : [];

  return (
    <Dialog
      open={open}
      onOpenChange={opened}
      trigger={trigger}
      title={t("title")}
      description={t("help")}
      width={860}
      footer={
        <DialogButtons busy={busy} onAct={() => void save()} onCancel={() => setOpen(false)}>
          {tc("save")}
        </DialogButtons>
      }
    >
      {problem ? <ErrorSummary title={t("notDone")}>{problem}</ErrorSummary> : null}
      {items.length > 0 && !problem ? <ErrorSummary title={t("notDone")} items={items} /> : null}
      <ol className="grid gap-2">
        {rows.map((row, at) => (
          <li
            key={row.key}
            className="grid items-start gap-2 max-md:border-t max-md:border-line max-md:pt-2 md:grid-cols-[minmax(0,1fr)_150px_84px_170px_64px]"
          >
            <Field id={`${id}-${at}-name`} label={`${t("name")} ${at + 1}`} error={errorOf(at, "name")}>
              <TextInput
                id={`${id}-${at}-name`}
                value={row.name}
                maxLength={200}
                invalid={Boolean(errorOf(at, "name"))}
                aria-describedby={describedBy(`${id}-${at}-name`, null, errorOf(at, "name"))}
                onChange={(event) => set(row.key, { name: event.target.value })}
              />
            </Field>
            <Field id={`${id}-${at}-dueOn`} label={t("date")} error={errorOf(at, "dueOn")}>
              <TextInput
                id={`${id}-${at}-dueOn`}
                type="date"
                value={row.dueOn}
                min={days.starts}
                max={days.deadline ?? undefined}
                invalid={Boolean(errorOf(at, "dueOn"))}
                aria-describedby={describedBy(`${id}-${at}-dueOn`, null, errorOf(at, "dueOn"))}
                onChange={(event) => set(row.key, { dueOn: event.target.value })}
              />
            </Field>
            <Field id={`${id}-${at}-share`} label={t("share")} error={errorOf(at, "share")}>
              <TextInput
                id={`${id}-${at}-share`}
                inputMode="numeric"
                value={row.share}
                maxLength={3}
                invalid={Boolean(errorOf(at, "share"))}
                aria-describedby={describedBy(`${id}-${at}-share`, null, errorOf(at, "share"))}
                onChange={(event) =>
                  set(row.key, { share: event.target.value.normalize("NFKC").replace(/\D/g, "") })
                }
              />
            </Field>
            <Field id={`${id}-${at}-asked`} label={t("asked")}>
              <Select
                id={`${id}-${at}-asked`}
                value={row.departmentId}
                disabled={row.isReached}
                onChange={(event) => set(row.key, { departmentId: event.target.value })}
              >
                <option value="">{t("answering")}</option>
                {parties.map(({ departmentId, name }) => (
                  <option key={departmentId} value={departmentId}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
            <Button
              variant="quiet"
              size="small"
              disabled={row.isReached}
              title={row.isReached ? t("reachedKept") : undefined}
              aria-label={t("removeOf", { number: at + 1 })}
              onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}
              className="md:mt-7"
            >
              {t("remove")}
            </Button>
          </li>
        ))}
      </ol>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Button
          size="small"
          disabled={rows.length >= mostMilestones}
          onClick={() => setRows([...rows, blank(Math.max(-1, ...rows.map(({ key }) => key)) + 1)])}
        >
          {t("add")}
        </Button>
        <Button
          size="small"
          disabled={rows.length === 0}
          onClick={() => {
            const shares = equalShares(rows.length);
            setRows(rows.map((row, at) => ({ ...row, share: String(shares[at] ?? 0) })));
          }}
        >
          {t("equal")}
        </Button>
        <span role="status" className={sum === 100 ? "text-table text-ink-2" : "text-table font-strong"}>
          {rows.length === 0 ? t("cleared") : sum === 100 ? t("sumRight") : t("sum", { sum })}
        </span>
      </div>
      {needsReason ? (
        <div className="mt-3">
          <Field
            id={`${id}-reason`}
            label={t("reason")}
            required
            error={tried && reasonMissing ? t("reasonMissing") : undefined}
          >
            <TextArea
              id={`${id}-reason`}
              rows={2}
              value={reason}
              maxLength={2000}
              invalid={tried && reasonMissing}
              aria-describedby={describedBy(`${id}-reason`, null, tried && reasonMissing)}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        </div>
      ) : null}
    </Dialog>
  );
}
