"use client";

import { cloneElement, type ReactElement, type ReactNode, Suspense, useState } from "react";

/**
 * A button whose panel is fetched when it is first pressed, so that a page does not carry what most visits never open.
 * The panel brings the same button as its trigger, and opens by itself the first time.
 */
export function OnDemand({
  button,
  children,
}: {
  button: ReactElement<{ onClick?: () => void }>;
  children: ReactNode;
}) {
  const [asked, setAsked] = useState(false);
  if (!asked) return cloneElement(button, { onClick: () => setAsked(true) });
  return <Suspense fallback={button}>{children}</Suspense>;
}
