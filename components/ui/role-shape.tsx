export type RoleValue = "lead" | "responsible" | "cooperating";

/** ◎ ● ○ alone, in the colour of the text around it. What they look like stands in shapes.css. */
export function RoleShape({ role }: { role: RoleValue }) {
  return <span aria-hidden="true" data-role={role} className="role-shape size-[13px]" />;
}
