import { useTranslations } from "next-intl";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { TablePane } from "@/components/ui/table-pane";
import { Tag } from "@/components/ui/tag";
import type { Person } from "@/lib/people/types";
import { PersonActions } from "./person-actions";

export function PeopleTable({
  people,
  ownId,
  shortestPassword,
}: {
  people: Person[];
  ownId: string;
  shortestPassword: number;
}) {
  const t = useTranslations();
  const words = useTranslations("admin.people");
  const state = (person: Person) => (person.isDisabled ? "disabled" : person.signsIn ? "active" : "record");
  return (
    <TablePane label={words("title")}>
      <DataTable>
        <thead>
          <tr>
            <HeaderCell pin={0} pinLast>
              {words("columns.person")}
            </HeaderCell>
            <HeaderCell>{words("columns.username")}</HeaderCell>
            <HeaderCell>{words("columns.role")}</HeaderCell>
            <HeaderCell>{words("columns.department")}</HeaderCell>
            <HeaderCell>{words("columns.state")}</HeaderCell>
            <HeaderCell>{words("columns.actions")}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={`${person.userId}${person.role}`}>
              <Cell pin={0} pinLast>
                {person.name}
              </Cell>
              <Cell>{person.username}</Cell>
              <Cell>{t(`terms.userRole.${person.role}`)}</Cell>
              <Cell>{person.department ?? person.post ?? t("common.none")}</Cell>
              <Cell>
                {state(person) === "disabled" ? (
                  <Tag tone="strong">{words("state.disabled")}</Tag>
                ) : (
                  words(`state.${state(person)}`)
                )}
              </Cell>
              <Cell>
                {person.userId === ownId ? (
                  words("you")
                ) : (
                  <PersonActions person={person} shortestPassword={shortestPassword} />
                )}
              </Cell>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </TablePane>
  );
}
