"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { DialogButtons } from "@/components/ui/dialog-buttons";
import { ErrorSummary } from "@/components/ui/error-summary";
import { describedBy, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { useAnnounce } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/auth/types";
import { useSend } from "./use-send";

/** What is asked for in a dialog; each is there or not. */
interface ActValues {
  words: string;
  date: string;
  choice: string;
  many: string[];
}

interface Asked {
  label: string;
  help?: string;
  /** What is said where it stays empty; without it, it may. */
  missing?: string;
}

type Option = { value: string; label: string };

export interface Act {
  /** Of the button that opens it. */
  label: string;
  /** What it is about, for those who hear the button without what stands around it. */
  about?: string;
  title: string;
  help?: string;
  variant?: "primary" | "secondary" | "quiet" | "danger";
  send: string;
  done: string;
  failed: string;
  words?: Asked & { rows?: number; max?: number };
  date?: Asked & { min?: string; max?: string };
  choice?: Asked & { options: readonly Option[] };
  many?: Asked & { options: readonly Option[] };
  initial?: Partial<ActValues>;
  act: (values: ActValues) => Promise<ActionResult<unknown>>;
}

/**
 * The dialog of one act; open when it is fetched. What was typed stays when it is closed or the server refuses, and goes when
 * it is done.
 */
export function ActForm({
  label,
  about,
  title,
  help,
  variant = "secondary",
  send: sendLabel,
  done,
  failed,
  words,
  date,
  choice,
  many,
  initial,
  act,
}: Act) {
  const announce = useAnnounce();
  const router = useRouter();
  const id = useId();
  const { busy, problem, send } = useSend();
  const empty: ActValues = { words: "", date: "", choice: "", many: [], ...initial };
  const [open, setOpen] = useState(true);
  const [values, setValues] = useState(empty);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<ActValues>) => setValues({ ...values, ...change });
  const fault = (asked: Asked | undefined, value: string | string[]) =>
    asked?.missing && (typeof value === "string" ? value.trim() : value.join("")) === ""
      ? asked.missing
      : undefined;
  const faults = {
    choice: fault(choice, values.choice),
    many: fault(many, values.many),
    words: fault(words, values.words),
    date: fault(date, values.date),
  };
  const shown = (key: keyof typeof faults) => (tried ? faults[key] : undefined);

  const take = async () => {
    setTried(true);
    const wrong = (["choice", "many", "words", "date"] as const).find((key) => faults[key]);
    if (wrong) {
      document.getElementById(`${id}-${wrong}`)?.focus();
      return;
    }
    if (await send(() => act(values))) {
      setOpen(false);
      setTried(false);
      setValues(empty);
      announce(done);
    } else router.refresh();
  };

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" variant={variant} aria-label={about ? `${label} ${about}` : undefined}>
          {label}
        </Button>
      }
      title={title}
      description={help}
      footer={
        <DialogButtons
          variant={variant === "danger" ? "danger" : "primary"}
          busy={busy}
          onAct={() => void take()}
          onCancel={() => setOpen(false)}
        >
          {sendLabel}
        </DialogButtons>
      }
    >
      {problem ? <ErrorSummary title={failed}>{problem}</ErrorSummary> : null}
      <div className="grid gap-3 pt-1">
        {choice ? (
          <Field
            id={`${id}-choice`}
            label={choice.label}
            help={choice.help}
            required={Boolean(choice.missing)}
            error={shown("choice")}
          >
            <Select
              id={`${id}-choice`}
              value={values.choice}
              invalid={Boolean(shown("choice"))}
              aria-describedby={describedBy(`${id}-choice`, choice.help, shown("choice"))}
              onChange={({ target }) => set({ choice: target.value })}
            >
              {choice.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        {many ? (
          <fieldset aria-describedby={shown("many") ? `${id}-none` : undefined}>
            <legend className="mb-1 text-table text-ink-2">{many.label}</legend>
            <div id={`${id}-many`} tabIndex={-1} className="grid max-h-52 gap-1 overflow-auto">
              {many.options.map((option) => (
                <Checkbox
                  key={option.value}
                  label={option.label}
                  checked={values.many.includes(option.value)}
                  onChange={({ target }) =>
                    set({
                      many: target.checked
                        ? [...values.many, option.value]
                        : values.many.filter((one) => one !== option.value),
                    })
                  }
                />
              ))}
            </div>
            {shown("many") ? (
              <p id={`${id}-none`} role="alert" className="mt-1 text-table font-strong">
                {shown("many")}
              </p>
            ) : null}
          </fieldset>
        ) : null}
        {words ? (
          <Field
            id={`${id}-words`}
            label={words.label}
            help={words.help}
            required={Boolean(words.missing)}
            error={shown("words")}
          >
            <TextArea
              id={`${id}-words`}
              rows={words.rows ?? 3}
              value={values.words}
              maxLength={words.max ?? 2000}
              invalid={Boolean(shown("words"))}
              aria-describedby={describedBy(`${id}-words`, words.help, shown("words"))}
              onChange={({ target }) => set({ words: target.value })}
              onSubmit={() => void take()}
            />
          </Field>
        ) : null}
        {date ? (
          <Field
            id={`${id}-date`}
            label={date.label}
            help={date.help}
            required={Boolean(date.missing)}
            error={shown("date")}
          >
            <TextInput
              id={`${id}-date`}
              type="date"
              value={values.date}
              min={date.min}
              max={date.max}
              invalid={Boolean(shown("date"))}
              aria-describedby={describedBy(`${id}-date`, date.help, shown("date"))}
              onChange={({ target }) => set({ date: target.value })}
            />
          </Field>
        ) : null}
      </div>
    </Dialog>
  );
}
