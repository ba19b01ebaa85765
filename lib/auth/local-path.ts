/** A path of this site to go on to, from an address bar that may say anything; else the desk. */
export function localPath(value: string | string[] | undefined): string {
  const path = Array.isArray(value) ? value[0] : value;
  // "//host" and "/\host" lead elsewhere though they begin like a path.
  return path && /^\/(?![/\\])/.test(path) && !path.includes("\\") ? path : "/";
}
