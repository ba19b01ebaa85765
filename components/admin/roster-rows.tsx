"use client";

import { useTranslations } from "next-intl";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { TablePane } from "@/components/ui/table-pane";
import type { NewAccount, RosterRow } from "@/lib/people/roster/types";

const columns = ["line", "name", "username", "role", "department", "email", "faults"] as const;

/** What each row would become, and what keeps it from it; rows with faults first. */
export function RosterRows({ rows }: { rows: RosterRow[] }) {
  const t = useTranslations("admin.roster");
  const roles = useTranslations("terms.userRole");
  const sorted = rows.toSorted((a, b) => Number(b.faults.length > 0) - Number(a.faults.length > 0));
  return (
    <TablePane label={t("title")} className="max-h-[45vh]">
      <DataTable plain rows="tight" className="w-full">
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column}>{t(`columns.${column}`)}</HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.line}>
              <Cell>{row.line}</Cell>
              <Cell>{row.name}</Cell>
              <Cell>{row.username}</Cell>
              <Cell>{row.role ? roles(row.role) : ""}</Cell>
              <Cell>{row.department}</Cell>
              <Cell>{row.email ?? ""}</Cell>
              <Cell className="font-strong">{row.faults.map((fault) => t(`fault.${fault}`)).join("；")}</Cell>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </TablePane>
  );
}

const shown = ["name", "username", "password"] as const;

/** Accounts that were just made, with the passwords that stand nowhere else. */
export function NewAccounts({ accounts }: { accounts: NewAccount[] }) {
  const t = useTranslations("admin.roster");
  return (
    <TablePane label={t("passwords")} className="max-h-[50vh]">
      <DataTable plain rows="tight" className="w-full">
        <thead>
          <tr>
            {shown.map((column) => (
              <HeaderCell key={column}>{t(`columns.${column}`)}</HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.username}>
              <Cell>{account.name}</Cell>
              <Cell>{account.username}</Cell>
              <Cell className="font-mono">{account.password}</Cell>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </TablePane>
  );
}
