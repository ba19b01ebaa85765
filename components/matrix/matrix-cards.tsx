import { useTranslations } from "next-intl";
import { TaskLight } from "@/components/tasks/task-light";
import { useGrowing } from "@/components/tasks/use-growing";
import { Light } from "@/components/ui/light";
import { Link } from "@/components/ui/link";
import { RoleMark } from "@/components/ui/role-mark";
import { Tag } from "@/components/ui/tag";
import type { MatrixView } from "@/lib/assignments/view";

/** The matrix on a phone: a card for each task, with its departments one under the other. */
export function MatrixCards({ view, names }: { view: MatrixView; names: ReadonlyMap<string, string> }) {
  const t = useTranslations();
  const sections = view.sections.filter(({ rows }) => rows.length > 0);
  const { count, end } = useGrowing();
  let left = count;
  const shown = sections.flatMap((section) => {
    const rows = section.rows.slice(0, Math.max(0, left));
    left -= section.rows.length;
    return rows.length > 0 ? [{ ...section, rows }] : [];
  });
  return (
    <div data-scroll className="min-h-0 flex-1 overflow-auto bg-canvas px-4 pb-6 md:hidden">
      {shown.map((section) => (
        <section key={section.id} aria-label={section.name ?? t("matrix.noSection")}>
          <h2 className="sticky top-0 z-10 bg-canvas pt-3 pb-2 text-table">
            {section.name ?? t("matrix.noSection")}{" "}
            <span className="font-normal text-ink-3">
              {t("common.count.tasks", { count: section.tasks })}
            </span>
          </h2>
          <ul className="grid gap-2">
            {section.rows.map((row) => (
              <li
                key={row.id}
                className="rounded-md border border-line bg-surface px-3 py-2.5 [contain-intrinsic-size:auto_150px] [content-visibility:auto]"
              >
                <p className="flex gap-2">
                  <span className="text-ink-3">{row.number}</span>
                  <Link
                    href={`/tasks/${row.id}`}
                    className="min-h-6 min-w-0 flex-1 font-strong text-ink no-underline"
                  >
                    {row.name}
                  </Link>
                </p>
                <p className="mt-0.5">
                  <TaskLight figures={row} />{" "}
                  {row.leads === 0 ? <Tag tone="inverted">{t("terms.noLead")}</Tag> : null}
                </p>
                <ul className="mt-1.5 border-t border-line pt-1.5">
                  {row.cells.map((cell) => (
                    <li key={cell.departmentId} className="flex min-h-6 items-center gap-2 text-meta">
                      <RoleMark role={cell.role} />
                      <span className="min-w-0 flex-1 truncate text-ink">{names.get(cell.departmentId)}</span>
                      <Light light={cell.light} size="meta" />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div ref={end} aria-hidden="true" className="h-px" />
    </div>
  );
}
