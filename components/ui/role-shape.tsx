import { classNames } from "./class-names";

export type RoleValue = "lead" | "responsible" | "cooperating";

function draw(role: RoleValue, dashed: boolean) {
  const dash = dashed ? "2 1.6" : undefined;
  switch (role) {
    case "lead":
      return (
        <>
          <circle
            cx="7"
            cy="7"
            r="5.7"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.3"
            strokeDasharray={dash}
          />
          <circle cx="7" cy="7" r="2.6" fill="currentColor" />
        </>
      );
    case "responsible":
      return <circle cx="7" cy="7" r="5.5" fill="currentColor" />;
    case "cooperating":
      return (
        <circle
          cx="7"
          cy="7"
          r="4.8"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.3"
          strokeDasharray={dash}
        />
      );
  }
}

/** ◎ ● ○ alone, in the colour of the text around it. */
export function RoleShape({
  role,
  dashed = false,
  className,
}: {
  role: RoleValue;
  dashed?: boolean;
  className?: string;
}) {
  return (
    <svg
      viewBox="0 0 14 14"
      aria-hidden="true"
      className={classNames("shrink-0", className ?? "size-[13px]")}
    >
      {draw(role, dashed)}
    </svg>
  );
}
