import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { type Messages, messages, type Namespace } from "./messages";

// What every client part may say. The rest is sent only to pages whose client parts ask for it,
// so that a page does not carry the words of all others.
const everywhere = ["common", "shell", "terms", "errors", "refusals"] as const satisfies readonly Namespace[];

export async function ClientMessages({
  namespaces = [],
  children,
}: {
  namespaces?: readonly Namespace[];
  children: ReactNode;
}) {
  const all = messages[await getLocale()];
  const picked: Partial<Messages> = {};
  for (const name of [...everywhere, ...namespaces]) Object.assign(picked, { [name]: all[name] });
  return <NextIntlClientProvider messages={picked}>{children}</NextIntlClientProvider>;
}
