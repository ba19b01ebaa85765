import { Ellipsis, GripVertical } from "lucide-react";

const icons = { grip: GripVertical, menu: Ellipsis };

/** The shapes that the cards of a board refer to, drawn once for all of them. */
export function CardIcons() {
  return (
    <svg aria-hidden="true" className="absolute size-0">
      {Object.entries(icons).map(([name, Icon]) => (
        <symbol key={name} id={`card-${name}`} viewBox="0 0 24 24">
          <Icon size={24} strokeWidth={1.6} />
        </symbol>
      ))}
    </svg>
  );
}

export function CardIcon({ name }: { name: keyof typeof icons }) {
  return (
    <svg aria-hidden="true">
      <use href={`#card-${name}`} />
    </svg>
  );
}
