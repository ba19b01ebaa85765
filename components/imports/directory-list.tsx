import type { DirectoryEntry, DraftDepartment } from "@/lib/imports/types";

export const directoryListId = "workspace-departments";

/** The names that fields for departments offer, once for the page: the workspace's, then the document's new ones. */
export function DirectoryList({
  directory,
  departments,
}: {
  directory: readonly DirectoryEntry[];
  departments: readonly DraftDepartment[];
}) {
  const added = departments.filter(({ departmentId }) => departmentId === null);
  return (
    <datalist id={directoryListId}>
      {directory.map(({ id, name }) => (
        <option key={id} value={name} />
      ))}
      {added.map(({ key, name }) => (
        <option key={key} value={name} />
      ))}
    </datalist>
  );
}
