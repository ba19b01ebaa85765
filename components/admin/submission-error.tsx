"use client";

import { ErrorSummary } from "@/components/ui/error-summary";
import { useRefusal } from "@/components/ui/use-refusal";
import type { ActionError } from "@/lib/auth/types";

/** Above a form that the server refused; each field it did not understand is one link away. */
export function SubmissionError({
  title,
  error,
  labels = {},
}: {
  title: string;
  error: ActionError | null;
  /** Words for the fields of the input, whose controls carry the same ids. */
  labels?: Partial<Record<string, string>>;
}) {
  const refusal = useRefusal();
  if (!error) return null;
  const items = error.fields.flatMap((fieldId) => {
    const message = labels[fieldId];
    return message ? [{ fieldId, message }] : [];
  });
  return (
    <ErrorSummary title={title} items={items} occasion={error}>
      {refusal(error)}
    </ErrorSummary>
  );
}
