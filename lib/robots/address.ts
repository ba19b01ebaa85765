import { BlockList, isIP } from "node:net";

/** Addresses that lead into the machine or its own network, and those that lead nowhere. */
const inner = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  inner.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 96],
  ["64:ff9b::", 96],
  ["100::", 64],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  inner.addSubnet(network, prefix, "ipv6");
}

const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Whether an address of the network lies in the public internet. */
export function isPublicAddress(address: string): boolean {
  const plain = mapped.exec(address)?.[1] ?? address;
  const version = isIP(plain);
  if (version === 0) return false;
  // The URL parser writes mapped addresses as hexadecimal groups.
  if (version === 6 && /^::ffff:/i.test(plain)) return false;
  return !inner.check(plain, version === 6 ? "ipv6" : "ipv4");
}

/** The host of a URL without the brackets around an IPv6 address. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}

/** Whether the operator of the server has named this host, with its port or without. */
export function isNamed(url: URL, hosts: readonly string[]): boolean {
  return hosts.includes(url.host) || hosts.includes(url.hostname);
}

/** A URL that may be posted to, as far as it tells by itself: https, no user, no private address. */
export function allowedUrl(text: string, hosts: readonly string[]): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (!["http:", "https:"].includes(url.protocol) || url.username !== "" || url.password !== "") return null;
  if (isNamed(url, hosts)) return url;
  if (url.protocol !== "https:") return null;
  const host = hostOf(url);
  return isIP(host) === 0 || isPublicAddress(host) ? url : null;
}
