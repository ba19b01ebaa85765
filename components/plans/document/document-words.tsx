import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { Mark, Piece } from "@/lib/dashboards/document/view";

/** What marked words were read as: 市住建局 牵头, 期限. Asked for once for all of them, of which there are hundreds. */
export type Meaning = (mark: Mark) => string;

export function useMeaning(): Meaning {
  const t = useTranslations("plans.document");
  const role = useTranslations("terms.role");
  return ({ as }) => {
    switch (as.kind) {
      case "department":
        return t("department", { role: role(as.role), name: as.name });
      case "deadline":
        return [t("deadline"), as.date ? t("readAs", { date: as.date }) : null].filter(Boolean).join("　");
      case "target":
        return t("target");
    }
  };
}

/** The document's own words; those that were read are underlined and lead to their task. */
export function DocumentWords({ pieces, meaning }: { pieces: readonly Piece[]; meaning: Meaning }) {
  return pieces.map((piece) =>
    piece.mark ? (
      <Link key={piece.start} href={`/tasks/${piece.mark.taskId}`} title={meaning(piece.mark)}>
        <mark>{piece.text}</mark>
      </Link>
    ) : piece.isHeading ? (
      <b key={piece.start} className="font-doc-kai">
        {piece.text}
      </b>
    ) : (
      piece.text
    ),
  );
}
