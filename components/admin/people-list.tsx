import { useTranslations } from "next-intl";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { TablePane } from "@/components/ui/table-pane";
import { Tag } from "@/components/ui/tag";
import type { DepartmentChoice } from "@/lib/departments/types";
import type { Person } from "@/lib/people/types";
import { PersonActions } from "./person-actions";

interface Props {
  people: Person[];
  departments: DepartmentChoice[];
  ownId: string;
  shortestPassword: number;
}

/** The people of the workspace: a table, on the phone a card each. */
export function PeopleList(props: Props) {
  const t = useTranslations("admin.people");
  return (
    <>
      <TablePane label={t("title")} className="max-md:hidden print:block">
        <PeopleTable {...props} />
      </TablePane>
      <ul aria-label={t("title")} className="px-4 md:hidden print:hidden">
        {props.people.map((person) => (
          <li key={person.membershipId} className="grid gap-1 border-b border-line py-3 text-table">
            <p className="flex items-baseline justify-between gap-3">
              <b className="text-body">{person.name}</b>
              <State person={person} />
            </p>
            <p className="text-ink-2">
              <Standing person={person} />
            </p>
            <p className="text-meta text-ink-3">
              {[person.username, person.email].filter(Boolean).join(" · ")}
            </p>
            <Means {...props} person={person} />
          </li>
        ))}
      </ul>
    </>
  );
}

function PeopleTable(props: Props) {
  const t = useTranslations("terms.userRole");
  const words = useTranslations("admin.people");
  const none = useTranslations("common")("none");
  return (
    <DataTable className="w-full">
      <thead>
        <tr>
          <HeaderCell>{words("columns.person")}</HeaderCell>
          <HeaderCell>{words("columns.username")}</HeaderCell>
          <HeaderCell>{words("columns.role")}</HeaderCell>
          <HeaderCell>{words("columns.department")}</HeaderCell>
          <HeaderCell>{words("columns.email")}</HeaderCell>
          <HeaderCell>{words("columns.state")}</HeaderCell>
          <HeaderCell data-print="hide">{words("columns.actions")}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {props.people.map((person) => (
          <tr key={person.membershipId}>
            <Cell>{person.name}</Cell>
            <Cell>{person.username}</Cell>
            <Cell>{t(person.role)}</Cell>
            <Cell>{person.department ?? person.post ?? none}</Cell>
            <Cell clip title={person.email ?? undefined} style={{ maxWidth: 200 }}>
              {person.email ?? ""}
            </Cell>
            <Cell>
              <State person={person} />
            </Cell>
            <Cell data-print="hide" style={{ width: "1%" }}>
              <Means {...props} person={person} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function State({ person }: { person: Person }) {
  const t = useTranslations("admin.people.state");
  if (person.isDisabled) return <Tag tone="strong">{t("disabled")}</Tag>;
  return <span className="text-ink-2">{t(person.signsIn ? "active" : "record")}</span>;
}

function Standing({ person }: { person: Person }) {
  const t = useTranslations("terms.userRole");
  const place = person.department ?? person.post;
  return place ? `${t(person.role)}　${place}` : t(person.role);
}

function Means({ person, people, departments, ownId, shortestPassword }: Props & { person: Person }) {
  const t = useTranslations("admin.people");
  if (person.userId === ownId) return <p className="text-ink-3">{t("you")}</p>;
  return (
    <PersonActions
      person={person}
      posts={people.filter(({ userId }) => userId === person.userId)}
      departments={departments}
      shortestPassword={shortestPassword}
    />
  );
}
