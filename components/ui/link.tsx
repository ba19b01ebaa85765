import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link within the product. Nothing is fetched ahead of a click: pages are drawn for each request, so that only their
 * frame would come, in a request for each link in sight, just while the page itself is about to answer its first key.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, "prefetch">) {
  return <NextLink {...props} prefetch={false} />;
}
