import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Mark, Piece } from "@/lib/dashboards/document/view";

/** The document's own words; those that were read are underlined and lead to their task. */
export function DocumentWords({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece) =>
    piece.mark ? (
      <MarkedWords key={piece.start} mark={piece.mark} text={piece.text} />
    ) : piece.isHeading ? (
      <b key={piece.start} className="font-doc-kai">
        {piece.text}
      </b>
    ) : (
      piece.text
    ),
  );
}

function MarkedWords({ mark, text }: { mark: Mark; text: string }) {
  const t = useTranslations("plans.document");
  const role = useTranslations("terms.role");
  const { as } = mark;
  const meaning =
    as.kind === "department"
      ? t("department", { role: role(as.role), name: as.name })
      : as.kind === "deadline"
        ? [t("deadline"), as.date ? t("readAs", { date: as.date }) : null].filter(Boolean).join("　")
        : t("target");
  return (
    <Link href={`/tasks/${mark.taskId}`} prefetch={false} title={meaning}>
      <mark>{text}</mark>
    </Link>
  );
}
