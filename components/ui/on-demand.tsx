"use client";

import {
  type ComponentType,
  cloneElement,
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useState,
} from "react";

const Meanwhile = createContext<ReactNode>(null);

interface PartOnDemand<Props> {
  fetchPart: () => Promise<ComponentType<Props>>;
  fetched: ComponentType<Props> | null;
}

/**
 * A part of a page that is fetched when it is first shown, and never drawn by the server. Not lazy with Suspense: what
 * follows a fallback React holds back for 300 ms, and keys pressed meanwhile would go to the page behind. Where a part
 * cannot be fetched, the nearest error boundary says so; shown anew, it is asked for anew.
 */
export function onDemand<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const part: PartOnDemand<Props> = { fetchPart, fetched: null };
  return (props) => <Fetched part={part} props={props} />;
}

function Fetched<Props extends object>({ part, props }: { part: PartOnDemand<Props>; props: Props }) {
  const meanwhile = useContext(Meanwhile);
  const [Part, setPart] = useState(() => part.fetched);
  const [failure, setFailure] = useState<{ cause: unknown } | null>(null);

  useEffect(() => {
    if (Part) return;
    part.fetchPart().then(
      (fetched) => {
        part.fetched = fetched;
        setPart(() => fetched);
      },
      (cause: unknown) => setFailure({ cause }),
    );
  }, [part, Part]);

  if (failure) throw failure.cause;
  if (!Part) return meanwhile;
  return (
    <Meanwhile value={null}>
      <Part {...props} />
    </Meanwhile>
  );
}

/**
 * A button whose panel is fetched when it is first pressed, so that a page does not carry what most visits never open.
 * The panel, made by onDemand, brings the same button as its trigger, and opens by itself the first time.
 */
export function OnDemand({
  button,
  children,
}: {
  button: ReactElement<{ onClick?: () => void }>;
  children: ReactNode;
}) {
  const [asked, setAsked] = useState(false);
  if (!asked) return cloneElement(button, { onClick: () => setAsked(true) });
  return <Meanwhile value={button}>{children}</Meanwhile>;
}
