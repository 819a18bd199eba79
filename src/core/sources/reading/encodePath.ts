/** Returns an id as part of an address. Its slashes stay, as services write them. */
export function encodePath(id: string): string {
  return encodeURIComponent(id).replaceAll("%2F", "/");
}
