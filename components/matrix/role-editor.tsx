"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import * as Radix from "radix-ui/popover";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { type FormerLead, rolesWith } from "@/components/table/roles-with";
import type { Edits } from "@/components/table/use-edits";
import { Button } from "@/components/ui/button";
import { isPlainEnter } from "@/components/ui/enter-key";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { RoleMark } from "@/components/ui/role-mark";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import { useRefusal } from "@/components/ui/use-refusal";
import type { AssignmentRole, MatrixRow } from "@/lib/assignments/types";
import type { MatrixColumn } from "@/lib/assignments/view";
import { formatList } from "@/lib/i18n/format";

const choices = ["lead", "responsible", "cooperating", "none"] as const;
type Choice = (typeof choices)[number];
const formerChoices = [
  "cooperating",
  "responsible",
  "remove",
  "keep",
] as const satisfies readonly FormerLead[];

/** ◎ ● ○ or nothing, for one department on one task, with the reason once the task has been handed out. */
export function RoleEditor({
  row,
  column,
  anchor,
  names,
  send,
  onClose,
}: {
  row: MatrixRow;
  column: MatrixColumn;
  anchor: HTMLElement;
  /** Of the departments, by id: who leads now is asked about by name. */
  names: ReadonlyMap<string, string>;
  send: Edits["send"];
  onClose: () => void;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  const announce = useAnnounce();
  const refusal = useRefusal();
  const id = useId();
  const anchorRef = useRef(anchor);
  const current = row.cells.find(({ departmentId }) => departmentId === column.id) ?? null;
  const [choice, setChoice] = useState<Choice>(current?.role ?? "none");
  const [former, setFormer] = useState<FormerLead>("cooperating");
  const [reason, setReason] = useState("");
  const [reasonMissing, setReasonMissing] = useState(false);
  /** The role that stood there when the choice began; another one now means that somebody else was first. */
  const [begunWith, setBegunWith] = useState(current?.role ?? null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    anchor.setAttribute("data-editing", "true");
    return () => anchor.removeAttribute("data-editing");
  }, [anchor]);
  const needsReason = row.status !== "draft";
  const leads = row.cells.filter(({ role, departmentId }) => role === "lead" && departmentId !== column.id);
  const isOvertaken = begunWith !== (current?.role ?? null);
  const isChanged = choice !== (current?.role ?? "none") || current?.declined === true;
  const roleWords = (role: AssignmentRole | null) =>
    role ? t(`terms.role.${role}`) : t("matrix.change.none");

  async function save(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (!isChanged) return onClose();
    if (needsReason && reason.trim() === "") {
      setReasonMissing(true);
      document.getElementById(`${id}-reason`)?.focus();
      return;
    }
    setBusy(true);
    const change = { departmentId: column.id, role: choice === "none" ? null : choice };
    const result = await send(
      [{ taskId: row.id, version: row.version, roles: rolesWith(change, former, row.cells) }],
      reason.trim(),
    );
    setBusy(false);
    const [refused] = result?.ok ? result.data.refused : [];
    if (refused) {
      if (refused.code === "conflict") router.refresh();
      setError(refusal(refused));
      return;
    }
    if (result?.ok) {
      announce(t("matrix.change.saved", { number: row.number ?? "" }));
      onClose();
      return;
    }
    setError(result ? refusal(result.error) : t("matrix.change.offline"));
  }

  const refusalWords = isOvertaken
    ? t("matrix.change.conflict", {
        number: row.number ?? "",
        department: column.name,
        role: roleWords(current?.role ?? null),
      })
    : error;
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Anchor virtualRef={anchorRef} />
      <Radix.Portal>
        <Radix.Content
          aria-label={t("matrix.change.title", { number: row.number ?? "", department: column.name })}
          side="right"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          onInteractOutside={(event) => reason !== "" && event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            anchor.focus();
          }}
          className="z-50 max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-16px)] overflow-auto rounded-md bg-raised px-3.5 py-3 text-table shadow-float outline-none"
        >
          <form onSubmit={save}>
            <p>
              <b>{t("matrix.change.title", { number: row.number ?? "", department: column.name })}</b>
            </p>
            <p className="truncate text-ink-2">{row.name}</p>
            <fieldset className="my-2 grid grid-cols-2 gap-x-3">
              <legend className="sr-only">{t("terms.assignment")}</legend>
              {choices.map((one) => (
                <label key={one} className="flex min-h-8 items-center gap-2 max-md:min-h-11">
                  <input
                    type="radio"
                    name={`${id}-role`}
                    value={one}
                    checked={choice === one}
                    onChange={() => setChoice(one)}
                    className="size-4 accent-action-fill"
                  />
                  {one === "none" ? roleWords(null) : <RoleMark role={one} size="table" />}
                </label>
              ))}
            </fieldset>
            {choice === "lead" && leads.length > 0 ? (
              <Field
                id={`${id}-former`}
                label={t("matrix.change.former", {
                  names: formatList(
                    leads.map(({ departmentId }) => names.get(departmentId) ?? ""),
                    locale,
                  ),
                })}
              >
                <Select
                  id={`${id}-former`}
                  controlSize="small"
                  value={former}
                  onChange={(event) =>
                    setFormer(formerChoices.find((one) => one === event.target.value) ?? "cooperating")
                  }
                >
                  {formerChoices.map((one) => (
                    <option key={one} value={one}>
                      {one === "keep" || one === "remove"
                        ? t(`matrix.change.${one}`)
                        : t(`terms.role.${one}`)}
                    </option>
                  ))}
                </Select>
              </Field>
            ) : null}
            {needsReason ? (
              <Field
                id={`${id}-reason`}
                label={t("matrix.change.reason")}
                help={t("matrix.change.reasonHelp")}
                error={reasonMissing ? t("matrix.change.reasonMissing") : null}
                required
              >
                <TextInput
                  id={`${id}-reason`}
                  controlSize="small"
                  value={reason}
                  maxLength={2000}
                  invalid={reasonMissing}
                  aria-describedby={`${id}-reason-help`}
                  onChange={(event) => {
                    setReason(event.target.value);
                    setReasonMissing(false);
                  }}
                  onKeyDown={(event) => {
                    if (event.key === "Enter" && !isPlainEnter(event)) event.preventDefault();
                  }}
                />
              </Field>
            ) : null}
            {refusalWords ? (
              <p role="alert" className="mt-1.5 font-strong">
                {refusalWords}
              </p>
            ) : null}
            <div className="mt-2.5 flex items-center gap-2">
              <Button type="submit" variant="primary" size="small" busy={busy}>
                {t(isOvertaken ? "matrix.change.insist" : "matrix.change.save")}
              </Button>
              {isOvertaken ? (
                <Button
                  size="small"
                  onClick={() => {
                    setBegunWith(current?.role ?? null);
                    setChoice(current?.role ?? "none");
                    setError(null);
                  }}
                >
                  {t("matrix.change.takeTheirs")}
                </Button>
              ) : null}
              <Button size="small" onClick={onClose}>
                {t("matrix.change.cancel")}
              </Button>
              <Link href={`/tasks/${row.id}`} className="ml-auto">
                {t("matrix.details.open")}
              </Link>
            </div>
          </form>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
