import type { Query } from "./parseQuery";

/** Returns the query for papers like the one with this citekey. */
export function formatLikeQuery(citekey: string): string {
  return /^[^\s",;]+$/.test(citekey) ? `like:${citekey}` : `like:"${citekey.replaceAll('"', "")}"`;
}

/** Returns the citekey or id of the paper that a query asks for others like, or `undefined`. */
export function likedCitekey({ filters }: Query): string | undefined {
  return filters.flatMap((filter) => (filter.kind === "like" ? [filter.citekey] : []))[0];
}
