"use client";

import { type ComponentProps, useEffect, useRef } from "react";

/** A picker that forgets what was chosen once it is handed on, and hands on what was chosen before the page was awake. */
export function FileInput({
  onFiles,
  ...rest
}: Omit<ComponentProps<"input">, "type" | "onChange" | "ref"> & { onFiles: (files: File[]) => void }) {
  const ref = useRef<HTMLInputElement>(null);
  const handOn = () => {
    const input = ref.current;
    const files = [...(input?.files ?? [])];
    if (!input || files.length === 0) return;
    input.value = "";
    onFiles(files);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page wakes up
  useEffect(handOn, []);
  // A browser that keeps fields over a reload would hand the same files on again.
  return <input ref={ref} type="file" autoComplete="off" onChange={handOn} {...rest} />;
}
