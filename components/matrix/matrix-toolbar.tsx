"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ExportButton } from "@/components/exports/export-button";
import { Filters } from "@/components/table/filters";
import { Light } from "@/components/ui/light";
import { LinkButton } from "@/components/ui/link-button";
import { RoleMark } from "@/components/ui/role-mark";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import { Toolbar, ToolbarEnd } from "@/components/ui/toolbar";
import type { MatrixDepartment, MatrixQuery } from "@/lib/assignments/types";
import type { MatrixView } from "@/lib/assignments/view";
import { viewHref } from "@/lib/tasks/view";

const kept = (leadsOnly: boolean) => ({ show: leadsOnly ? "leads" : undefined });

/** The address of something of a plan, for the parts of the matrix that are shown. */
export function hrefOf(path: string, { leadsOnly, tasks }: MatrixQuery): string {
  return viewHref(`/plans/${path}`, tasks, {}, kept(leadsOnly));
}

/** Which parts are shown, what the signs mean, and who is missing. */
export function MatrixToolbar({
  view,
  others,
  collectives,
  onAdd,
  onExpand,
}: {
  view: MatrixView;
  others: readonly MatrixDepartment[];
  /** Collective names that can be expanded; empty for those who may not. */
  collectives: readonly MatrixDepartment[];
  onAdd: (department: MatrixDepartment) => void;
  onExpand: (collectiveId: string) => void;
}) {
  const t = useTranslations();
  const router = useRouter();
  const { planId, query, options } = view;
  return (
    <Toolbar>
      <Filters
        root={`/plans/${planId}/matrix`}
        query={query.tasks}
        options={options}
        extra={kept(query.leadsOnly)}
      />
      <SegmentedControl
        label={t("matrix.show")}
        value={query.leadsOnly ? "leads" : "all"}
        options={[
          { value: "all", label: t("matrix.all") },
          { value: "leads", label: t("matrix.leadsOnly") },
        ]}
        onChange={(value) =>
          router.push(hrefOf(`${planId}/matrix`, { ...query, leadsOnly: value === "leads" }), {
            scroll: false,
          })
        }
      />
      {others.length > 0 ? (
        <Select
          controlSize="small"
          className="w-36 max-md:hidden"
          aria-label={t("matrix.change.addColumn")}
          value=""
          onChange={(event) => {
            const department = others.find(({ id }) => id === event.target.value);
            if (department) onAdd(department);
          }}
        >
          <option value="">{t("matrix.change.addColumn")}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      ) : null}
      {collectives.length > 0 ? (
        <Select
          controlSize="small"
          className="w-36 max-md:hidden"
          aria-label={t("matrix.expand.action")}
          value=""
          onChange={(event) => onExpand(event.target.value)}
        >
          <option value="">{t("matrix.expand.action")}</option>
          {collectives.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      ) : null}
      <span className="inline-flex items-center gap-3 max-md:hidden">
        {(["lead", "responsible", "cooperating"] as const).map((role) => (
          <RoleMark key={role} role={role} />
        ))}
      </span>
      <span className="inline-flex items-center gap-3 border-l border-line-strong pl-3 max-lg:hidden">
        {(["red", "yellow", "green", "none", "done"] as const).map((light) => (
          <Light key={light} light={light} size="meta" />
        ))}
        <span className="text-meta text-ink-3 max-xl:hidden">{t("matrix.legendNote")}</span>
      </span>
      <ToolbarEnd>
        <LinkButton href={`/plans/${planId}/matrix/compare`} size="small">
          {t("matrix.compare.action")}
        </LinkButton>
        <ExportButton formats={["xlsx", "docx"]} href={hrefOf(`${planId}/matrix/export`, query)} />
      </ToolbarEnd>
    </Toolbar>
  );
}
