import { useTranslations } from "next-intl";
import { RoleMark } from "@/components/ui/role-mark";
import type { PartView, SideView, Stretch } from "@/lib/imports/revision/view";

/** Words of one side; what only this side says is struck through or underlined, so that it needs no colour. */
function Words({ stretches }: { stretches: readonly Stretch[] }) {
  // Keyed by where they stand: nothing here moves.
  const placed = stretches.map((stretch, place) => ({ ...stretch, place }));
  return placed.map(({ kind, text, place }) => {
    if (kind === "gone") return <Gone key={place}>{text}</Gone>;
    if (kind === "new") return <Fresh key={place}>{text}</Fresh>;
    return <span key={place}>{text}</span>;
  });
}

function Gone({ children }: { children: string }) {
  return <del className="bg-sunken text-ink-2 decoration-ink-2">{children}</del>;
}

function Fresh({ children }: { children: string }) {
  return <ins className="border-b-2 border-action bg-action-tint text-ink no-underline">{children}</ins>;
}

function Part({ part: { name, role, change } }: { part: PartView }) {
  return (
    <li className="inline-flex items-baseline gap-1">
      <RoleMark role={role} size="table" />
      {change === "gone" ? <Gone>{name}</Gone> : change === "new" ? <Fresh>{name}</Fresh> : name}
    </li>
  );
}

/** What one side says of a task. */
export function PairSide({
  title,
  side,
  change,
  isDeadlineChanged,
}: {
  title: string;
  side: SideView | null;
  change: "gone" | "new";
  isDeadlineChanged: boolean;
}) {
  const t = useTranslations("imports.compare.side");
  const kinds = useTranslations("terms.deadlineKind");
  if (side === null) {
    return (
      <section className="min-w-0">
        <h3 className="text-meta font-normal text-ink-3">{title}</h3>
        <p className="text-table text-ink-3">{t(change === "gone" ? "notThere" : "notHere")}</p>
      </section>
    );
  }
  const { deadline } = side;
  const limit = deadline ? (deadline.date ?? (deadline.words || kinds(deadline.kind))) : kinds("none");
  return (
    <section className="min-w-0">
      <h3 className="text-meta font-normal text-ink-3">
        {title}
        {side.section ? `　${side.section}` : ""}
      </h3>
      <div lang="zh-CN" className="break-words">
        <p className="font-strong">
          {side.number ? `${side.number} ` : ""}
          <Words stretches={side.title} />
        </p>
        <p className="max-w-[42em] text-table whitespace-pre-line">
          <Words stretches={side.text} />
        </p>
      </div>
      <ul aria-label={t("departments")} className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-table">
        {side.parts.length === 0 ? <li className="text-ink-3">{t("nobody")}</li> : null}
        {side.parts.map((part) => (
          <Part key={`${part.role}${part.name}`} part={part} />
        ))}
      </ul>
      <p className="text-table">
        <span className="text-ink-3">{t("deadline")} </span>
        {isDeadlineChanged ? change === "gone" ? <Gone>{limit}</Gone> : <Fresh>{limit}</Fresh> : limit}
      </p>
    </section>
  );
}
