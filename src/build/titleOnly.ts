import type { Alias } from "../core/paper";

/** The title alone, until the names' extraction is there. */
export function extractNames(paper: { readonly title: string }): readonly Alias[] {
  return [{ text: paper.title, kind: "title", why: "title" }];
}
