"use client";

import en from "@/lib/i18n/messages/en/errors.json";
import zh from "@/lib/i18n/messages/zh-CN/errors.json";
import "./globals.css";

// Stands in for the whole document when the layout itself failed: neither the language
// nor the theme can be relied on here, so it speaks both languages in plain colours.
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="zh-CN" data-theme="system">
      <body>
        <title>{zh.failed.title}</title>
        <main className="mx-auto max-w-140 px-5 py-20">
          <h1 className="text-headline">{zh.failed.title}</h1>
          <p className="mt-1 text-ink-2">{zh.failed.body}</p>
          <div lang="en" className="mt-5">
            <h2 className="text-lead">{en.failed.title}</h2>
            <p className="mt-1 text-ink-2">{en.failed.body}</p>
          </div>
          {error.digest ? <p className="mt-5 text-meta text-ink-3">{error.digest}</p> : null}
          <button
            type="button"
            onClick={reset}
            className="mt-5 h-11 rounded-md bg-action-fill px-5 font-strong text-on-action"
          >
            {zh.failed.action} <span lang="en">{en.failed.action}</span>
          </button>
        </main>
      </body>
    </html>
  );
}
