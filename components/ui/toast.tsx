"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";

type Message = { id: number; text: string; action?: { label: string; run: () => void } };
type Announce = (text: string, action?: Message["action"]) => void;

const ToastContext = createContext<Announce>(() => {});

/** const announce = useAnnounce(); announce("已提交 4 项", { label: "撤销", run }) */
export function useAnnounce(): Announce {
  return useContext(ToastContext);
}

/** One message at a time, at the bottom, said aloud through a live region. What must be read stays in the page instead. */
export function Toaster({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState<Message | null>(null);
  const next = useRef(0);

  const announce = useCallback<Announce>((text, action) => {
    next.current += 1;
    setMessage({ id: next.current, text, action });
  }, []);

  useEffect(() => {
    if (!message) return;
    // With something to press there must be time to reach it.
    const timer = setTimeout(() => setMessage(null), message.action ? 10_000 : 5_000);
    return () => clearTimeout(timer);
  }, [message]);

  return (
    <ToastContext value={announce}>
      {children}
      <div
        role="status"
        data-print="hide"
        className="pointer-events-none fixed inset-x-0 bottom-5 z-50 flex justify-center px-4 max-md:bottom-17"
      >
        {message ? (
          <div
            key={message.id}
            className="pointer-events-auto flex min-h-11 items-center gap-4 rounded-md bg-inverse px-4 text-table text-on-inverse shadow-float"
          >
            {message.text}
            {message.action ? (
              <button
                type="button"
                className="h-11 font-strong underline underline-offset-4"
                onClick={() => {
                  message.action?.run();
                  setMessage(null);
                }}
              >
                {message.action.label}
              </button>
            ) : null}
          </div>
        ) : null}
      </div>
    </ToastContext>
  );
}
